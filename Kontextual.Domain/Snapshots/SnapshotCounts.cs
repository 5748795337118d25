namespace Kontextual.Domain;

/// <summary>Counts the lines of a snapshot by their kind.</summary>
internal sealed class SnapshotCounts
{
    private readonly long[] _counts = new long[(int)SnapshotRecord.Trailer];

    /// <summary>Counts a line. Header and trailer are not counted.</summary>
    public void Add(SnapshotRecord record)
    {
        if (IsCounted(record))
            _counts[(int)record]++;
    }

    /// <summary>The number of lines of a kind.</summary>
    public long this[SnapshotRecord record] => _counts[(int)record];

    /// <summary>Returns the counts as a canonical JSON object with a member for each counted kind.</summary>
    public override string ToString()
    {
        var members = new CanonicalJsonObject();
        foreach (var record in Enum.GetValues<SnapshotRecord>().Where(IsCounted))
            members.Add(record.ToString(), this[record]);
        return members.ToString();
    }

    private static bool IsCounted(SnapshotRecord record) => record is not (SnapshotRecord.Header or SnapshotRecord.Trailer);
}

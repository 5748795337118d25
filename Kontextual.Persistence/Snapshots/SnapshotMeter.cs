namespace Kontextual.Persistence.Snapshots;

/// <summary>Counts lines and bytes, and reports them once for each MiB.</summary>
internal sealed class SnapshotMeter(IProgress<SnapshotProgress>? progress)
{
    private const int Interval = 1 << 20;

    private long _changes;
    private long _reported;

    /// <summary>The number of lines.</summary>
    public long Lines { get; private set; }

    /// <summary>The number of bytes of the lines.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of change records of the whole snapshot.</summary>
    public long TotalChanges { get; set; }

    /// <summary>Counts a line.</summary>
    public void Add(SnapshotRecord record, int bytes)
    {
        Lines++;
        Bytes += bytes;
        if (record == SnapshotRecord.Change)
            _changes++;
        if (Bytes - _reported >= Interval)
            Report();
    }

    /// <summary>Reports how far the snapshot is.</summary>
    public void Report()
    {
        _reported = Bytes;
        progress?.Report(new SnapshotProgress(Lines, Bytes, _changes, TotalChanges));
    }
}

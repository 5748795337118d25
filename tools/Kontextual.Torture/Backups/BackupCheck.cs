using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Compares a backup with the store and with what was acknowledged before and after it, by plain SQLite.</summary>
internal sealed class BackupCheck(string store, IReadOnlyList<Ack> acks, IReadOnlyList<WriteTime> times)
{
    /// <summary>Returns what is wrong with a backup. The processes that wrote to the store must have ended.</summary>
    public IEnumerable<string> Check(TakenBackup backup)
    {
        var (path, head) = (backup.Summary.Path, backup.Summary.Head);
        var findings = new List<string>();
        if (backup.Summary.Verification is not { IsWhole: true } verification)
            findings.Add(backup.Summary.Verification?.Findings[0].ToString() ?? "was not verified");
        else if (verification.HashedContents != verification.Contents)
            findings.Add("not all contents were hashed");

        // Every record of the copy is that of the store, because the hash of the last one covers those before it.
        if (HashAt(path, head.Sequence) != head.Hash.ToString() || HashAt(store, head.Sequence) != head.Hash.ToString())
            findings.Add(Phrase.Of($"the record {head.Sequence} is not that of the store"));
        if (LastOf(path) is var last && last != head.Sequence)
            findings.Add(Phrase.Of($"it ends at {last} and not at {head.Sequence}"));
        findings.AddRange(new StoreCheck(path).CheckWhole(acks.Where(ack => ack.Last <= head.Sequence)).Findings);
        if (acks.FirstOrDefault(ack => ack.First <= head.Sequence && ack.Last > head.Sequence) is { } cut)
            findings.Add($"it contains a part of the transaction {cut.Mark}");
        if (times.Count(time => time.Ended <= backup.Begun) is var least && least > acks.Count(ack => ack.Last <= head.Sequence))
            findings.Add(Phrase.Of($"it does not contain all of the {least} writes that were acknowledged before it began"));
        return findings.Select(finding => Phrase.Of($"backup {backup.Number}: {finding}"));
    }

    private static string HashAt(string path, long sequence) =>
        One(path, Phrase.Of($"SELECT hash FROM change_log WHERE sequence = {sequence}")) ?? "";

    private static long LastOf(string path) =>
        long.Parse(One(path, "SELECT coalesce(max(sequence), 0) FROM change_records")!, CultureInfo.InvariantCulture);

    private static string? One(string path, string sql)
    {
        using var connection = PlainConnection.OpenToRead(path);
        return connection.Rows(sql, 1).SingleOrDefault();
    }
}

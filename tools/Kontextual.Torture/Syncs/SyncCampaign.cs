using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Watches a writing process with strace. Writes that wait together must share one synchronisation of the log to disk. No write may be
/// acknowledged before the synchronisation that contains its rows has ended.
/// </summary>
internal sealed class SyncCampaign(int callers, int transactions) : ICampaign
{
    /// <summary>More than the size of a page, so that complete rows are visible.</summary>
    private const int BytesSeen = 8_192;

    public string Name => "syncs";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (Strace.WhyNot() is { } why)
            return Verdict.Skipped($"skipped: {why}");
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        var acks = Path.Combine(folder, "w.acks");
        var log = Path.Combine(folder, "strace.log");
        await TortureStore.MakeAsync(store);
        var role = new WriteRoleArguments { Store = store, Acks = acks, Name = "w", Seed = 1, Callers = callers, Transactions = transactions };
        await using (var child = ChildProcess.StartUnder(
            Strace.Watching(log, "pwrite64,write,fdatasync,fsync", BytesSeen, [store + "-wal", acks]), role.ToArguments()))
        {
            var end = await child.EndAsync(cancellationToken);
            if (end.Code != 0)
                return new Verdict("the writer failed", [$"it ended with {end}"]);
        }

        var marks = AckReader.ReadAll(acks).Select(line => Ack.Parse(line).Mark).ToList();
        var seen = SyncLog.Read(log, store + "-wal", acks, marks);
        return new Verdict(
            Phrase.Of($"{callers} callers, {marks.Count:N0} acknowledged writes, {seen.Groups.Count:N0} synchronisations with writes in them ({seen.Others} others), ")
                + Phrase.Of($"{seen.Groups.Max()} writes in the largest, {seen.Early.Count} acknowledged before theirs, {Phrase.Seconds(time.Elapsed)}"),
            [.. FindingsOf(seen, marks.Count)]);
    }

    private IEnumerable<string> FindingsOf(SyncLog seen, int writes)
    {
        if (writes != callers * transactions)
            yield return Phrase.Of($"{writes} of {callers * transactions} writes were acknowledged");
        foreach (var mark in seen.Early)
            yield return $"{mark} was acknowledged before its rows were synchronised";
        foreach (var mark in seen.Unseen)
            yield return $"{mark} was acknowledged, but its rows were never seen in the log";
        if (callers > 1 && seen.Groups.Count >= writes)
            yield return "no writes shared a synchronisation";
    }
}

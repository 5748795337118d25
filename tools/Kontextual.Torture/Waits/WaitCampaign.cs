using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Many writes wait for a lock of another process. In the meantime, the rest of the program must stay responsive. A write that is cancelled
/// must return immediately and must leave nothing in the store.
/// </summary>
internal sealed class WaitCampaign(TimeSpan hold, int seed) : ICampaign
{
    private const int Writes = 64;
    private const int Cancelled = 128;

    // The allowed difference to the same machine without the lock. A blocked thread pool would cost seconds.
    private const double P99Grace = 30;
    private const double LongestGrace = 300;
    private const double LongestCancel = 50;

    private readonly List<string> _findings = [];

    public string Name => "wait";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        string told;
        var time = Stopwatch.StartNew();
        await using (var repository = await TortureStore.OpenAsync(store))
        {
            var writes = new WaitingWrites(repository);
            await writes.WriteAsync("warm", Writes);
            var control = await BeatAsync(null, writes, "control", cancellationToken);
            told = Phrase.Of($"seed {seed}, {Writes} writes wait {hold.TotalSeconds:0.#} s, gaps p50/p99/max {control} without a lock");
            foreach (var (role, what) in new[] { (HoldRole.PlainName, "plain"), (HoldRole.ProductName, "product") })
            {
                await using var holder = new Holder(role, store);
                var gaps = await BeatAsync(holder, writes, what, cancellationToken);
                var cancels = await CancelAsync(holder, writes, what, cancellationToken);
                told += $", {gaps} and cancelling {cancels} under a {what} lock";
                Judge(what, control, gaps, cancels);
            }
        }

        var check = new StoreCheck(store);
        var result = check.CheckWhole([]);
        if (result.Held)
            CheckMarks(check.Marks());
        return new Verdict($"{told}, {result.Summary}, {Phrase.Seconds(time.Elapsed)}", [.. _findings, .. result.Findings]);
    }

    private async Task<Spread> BeatAsync(Holder? holder, WaitingWrites writes, string prefix, CancellationToken cancellationToken)
    {
        await (holder?.HoldAsync(cancellationToken) ?? Task.CompletedTask);
        var heartbeat = Heartbeat.Start();
        var waiting = writes.WriteAsync(prefix, Writes);
        await Task.Delay(hold, cancellationToken);
        if (holder is not null && waiting.IsCompleted)
            _findings.Add($"{prefix}: the writes did not wait for the lock");
        await (holder?.LetGoAsync(cancellationToken) ?? Task.CompletedTask);
        await waiting;
        return await heartbeat.StopAsync();
    }

    private async Task<Spread> CancelAsync(Holder holder, WaitingWrites writes, string prefix, CancellationToken cancellationToken)
    {
        await holder.HoldAsync(cancellationToken);
        var waiting = Enumerable.Range(0, Cancelled).Select(i => writes.Begin(Phrase.Of($"{prefix}-cancelled-{i}"))).ToList();
        await Task.Delay(200, cancellationToken);
        var cancels = new List<Task<TimeSpan?>>();
        foreach (var write in waiting.AsEnumerable().Reverse())
        {
            cancels.Add(write.CancelAsync());

            // A write that does not return while the lock is held is abandoned until the lock is free. Its complete time is counted.
            await Task.WhenAny(cancels[^1], Task.Delay(hold, cancellationToken));
        }

        await holder.LetGoAsync(cancellationToken);
        var times = await Task.WhenAll(cancels);
        if (times.Count(time => time is null) is > 0 and var committed)
            _findings.Add($"{prefix}: {committed} writes were committed although they were cancelled while they waited");
        return Spread.Of(times.Select(time => time?.TotalMilliseconds ?? 0));
    }

    private void Judge(string what, Spread control, Spread gaps, Spread cancels)
    {
        if (gaps.P99 > control.P99 + P99Grace || gaps.Longest > control.Longest + LongestGrace)
            _findings.Add($"under a {what} lock the heartbeat had gaps of {gaps}, without it {control}");
        if (cancels.Median > LongestCancel)
            _findings.Add($"under a {what} lock cancelling took {cancels}");
    }

    private void CheckMarks(HashSet<string> marks)
    {
        foreach (var prefix in new[] { "warm", "control", "plain", "product" })
        {
            var there = marks.Count(mark => mark.StartsWith(prefix + "-write-", StringComparison.Ordinal));
            if (there != Writes)
                _findings.Add($"{prefix}: {there} of {Writes} writes are there");
        }

        var cancelled = marks.Where(mark => mark.Contains("-cancelled-", StringComparison.Ordinal));
        _findings.AddRange(cancelled.Select(mark => $"{mark} was cancelled, but is in the store"));
    }
}

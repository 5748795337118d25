using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Processes repeatedly open one store, write to it and close it. Some open it again without waiting for the close, some have slow disks, and
/// some are killed. All acknowledged writes must be in the store, and the file must always be intact.
/// </summary>
internal sealed class CloseCampaign(CloseSettings settings) : ICampaign
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private const int KillEvery = 3;

    // A check of a large store takes some time. The processes must have more time than the checks.
    private const int RestPerCheck = 4;

    private readonly Random _random = new(settings.Seed);
    private readonly List<string> _findings = [];
    private int _checks;
    private int _kills;

    public string Name => "close";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (settings.Delays && Strace.WhyNot() is { } reason)
            return Verdict.Skipped($"skipped: {reason}");
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        Closer[] closers = [.. Enumerable.Range(0, settings.Awaiting + settings.NotAwaiting).Select(number => new Closer(store, folder, number, settings))];
        var time = Stopwatch.StartNew();
        try
        {
            foreach (var closer in closers)
                closer.Start();
            await WaitForAllAsync(closers, cancellationToken);
            time.Restart();
            await WatchAsync(store, closers, time, cancellationToken);
            time.Stop();
            foreach (var closer in closers.Where(closer => closer.IsRunning))
                await KillAsync(closer, cancellationToken);
        }
        finally
        {
            foreach (var closer in closers)
                await closer.DisposeAsync();
        }

        return await EndAsync(store, folder, time.Elapsed);
    }

    private async Task WaitForAllAsync(Closer[] closers, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); !Array.TrueForAll(closers, closer => closer.HasWritten || closer.HasExited); await Task.Delay(20, cancellationToken))
        {
            if (waited.Elapsed < Limits.Start)
                continue;
            _findings.Add(Phrase.Of($"a process wrote nothing for {Limits.Start.TotalSeconds:N0} s"));
            return;
        }
    }

    private async Task WatchAsync(string store, Closer[] closers, Stopwatch time, CancellationToken cancellationToken)
    {
        var rest = Interval;
        while (time.Elapsed < settings.Time && _findings.Count == 0)
        {
            await Task.Delay(rest, cancellationToken);
            var check = Stopwatch.StartNew();
            _findings.AddRange(Integrity(store));
            _checks++;
            rest = TimeSpan.FromTicks(Math.Max(Interval.Ticks, check.Elapsed.Ticks * RestPerCheck));
            foreach (var closer in closers.Where(closer => closer.HasExited))
                await KillAsync(closer, cancellationToken);
            if (_findings.Count > 0 || !settings.Kills || _random.Next(KillEvery) != 0)
                continue;
            var victim = closers[_random.Next(closers.Length)];
            if (!victim.HasWritten)
                continue;
            await KillAsync(victim, cancellationToken);
            _kills++;
            victim.Start();
        }
    }

    private async Task KillAsync(Closer closer, CancellationToken cancellationToken)
    {
        if (await closer.KillAsync(cancellationToken) is { } ended)
            _findings.Add($"a process that {(closer.AwaitsClose ? "waits" : "does not wait")} for the close ended by itself with {ended}");
    }

    private async Task<Verdict> EndAsync(string store, string folder, TimeSpan time)
    {
        List<Ack> acks = [.. Directory.EnumerateFiles(folder, "*.acks").SelectMany(AckReader.ReadAll).Select(Ack.Parse)];
        var openings = acks.Select(ack => string.Join('.', ack.Mark.Split('.').Take(3))).Distinct().Count();
        var unopened = await WhyNotOpenedAsync(store);
        var end = new StoreCheck(store).CheckWhole(acks);
        List<string> all = [.. _findings, .. unopened, .. acks.Count == 0 ? ["nothing was written"] : Array.Empty<string>(), .. end.Findings];
        return new Verdict(
            Phrase.Of($"seed {settings.Seed}, {settings.Awaiting} processes that wait for the close and {settings.NotAwaiting} that do not, ")
                + Phrase.Of($"{acks.Count:N0} acknowledged writes in {openings:N0} openings, {_kills:N0} kills, {_checks:N0} checks, ")
                + $"{end.Summary}, {(all.Count == 0 ? Phrase.Seconds(time) : $"broken after {Phrase.Seconds(time)}")}",
            all);
    }

    private static async Task<string[]> WhyNotOpenedAsync(string store)
    {
        try
        {
            var opening = await TimedOpening.OfAsync(() => TortureStore.OpenAsync(store));
            return opening > Limits.Opening ? [Phrase.Of($"opening took {opening.TotalSeconds:0.0} s")] : [];
        }
        catch (Exception e) when (e is KnowledgeException or TimeoutException)
        {
            return [$"opening it at the end failed: {e.Message}"];
        }
    }

    private static List<string> Integrity(string store)
    {
        try
        {
            using var connection = PlainConnection.OpenToRead(store);
            return [.. IntegrityCheck.OfFile(connection)];
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            return [$"the check broke off: {e.Message}"];
        }
    }
}

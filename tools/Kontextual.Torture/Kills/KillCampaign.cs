using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Kills processes that write to one store at random moments. All acknowledged writes must be in the store, and no write may be partial.
/// </summary>
internal sealed class KillCampaign(KillSettings settings) : ICampaign
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);
    private const int AllAtOnceEvery = 25;
    private const int BlindEvery = 8;

    private readonly Random _random = new(settings.Seed);
    private readonly List<string> _findings = [];
    private long _acknowledged;

    public string Name => "kill";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        Writer[] writers = [.. Enumerable.Range(0, settings.Processes).Select(number => new Writer(store, folder, number, settings))];
        var check = new StoreCheck(store);
        int kills;
        try
        {
            foreach (var writer in writers)
                writer.Start();
            kills = await KillAsync(writers, check, folder, cancellationToken);
        }
        finally
        {
            foreach (var writer in writers)
                await writer.DisposeAsync();
        }

        var taken = await TakeOverAsync(store, cancellationToken);
        var end = await EndAsync(store, check, folder);
        return new Verdict(
            Phrase.Of($"seed {settings.Seed}, {kills:N0} kills, {_acknowledged:N0} acknowledged writes, {taken:N0} lost runs taken over at the end, ")
                + Phrase.Of($"{end.Summary}, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. end.Findings]);
    }

    private async Task<int> KillAsync(Writer[] writers, StoreCheck check, string folder, CancellationToken cancellationToken)
    {
        int kills = 0;
        while (kills < settings.Kills && _findings.Count == 0)
        {
            Writer[] victims = _random.Next(AllAtOnceEvery) == 0 ? writers : [writers[_random.Next(writers.Length)]];
            await WaitForMomentAsync(writers, victims[0], cancellationToken);
            foreach (var victim in victims)
            {
                if (await victim.KillAsync(cancellationToken) is { } ended)
                    _findings.Add($"a writer ended by itself with {ended}");
                kills++;
            }

            // Also checked while all processes are stopped, because the log is then in the state that the kill left.
            if (kills % settings.CheckEvery == 0 || victims.Length > 1)
                Look(writers, check);
            if (kills / settings.WholeEvery > (kills - victims.Length) / settings.WholeEvery)
                _findings.AddRange(check.CheckWhole(AllAcks(folder)).Findings);
            foreach (var victim in victims)
                victim.Start();
        }

        foreach (var writer in writers)
        {
            if (await writer.KillAsync(cancellationToken) is { } ended)
                _findings.Add($"a writer ended by itself with {ended}");
        }

        Look(writers, check);
        return kills;
    }

    // Most processes are killed while they write, some while they start, open the store or recover it.
    private async Task WaitForMomentAsync(Writer[] writers, Writer victim, CancellationToken cancellationToken)
    {
        if (_random.Next(BlindEvery) == 0)
        {
            await Task.Delay(_random.Next(1_500), cancellationToken);
            return;
        }

        int enough = _random.Next(1, 20);
        var silence = Stopwatch.StartNew();
        while (victim.Acknowledged < enough)
        {
            await Task.Delay(2, cancellationToken);
            victim.Listen();
            if (writers.Any(writer => writer.HasEnded))
                return;
            if (silence.Elapsed < LongestSilence)
                continue;
            _findings.Add($"a writer has acknowledged {victim.Acknowledged} writes in {silence.Elapsed.TotalSeconds:0} s");
            return;
        }

        await Task.Delay(_random.Next(40), cancellationToken);
    }

    private void Look(Writer[] writers, StoreCheck check)
    {
        Ack[] acks = [.. writers.SelectMany(writer => writer.TakeNew())];
        _acknowledged += acks.Length;
        _findings.AddRange(check.CheckNew(acks).Findings);
    }

    private async Task<int> TakeOverAsync(string store, CancellationToken cancellationToken)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        var (runs, findings) = await LostRuns.TakeOverAsync(repository, cancellationToken);
        _findings.AddRange(findings);
        return runs;
    }

    private async Task<CheckResult> EndAsync(string store, StoreCheck check, string folder)
    {
        var opening = await TimedOpening.OfAsync(() => TortureStore.OpenAsync(store));
        if (opening > Limits.Opening)
            _findings.Add(Phrase.Of($"opening took {opening.TotalSeconds:0.0} s"));
        if (File.Exists(store + "-wal"))
            _findings.Add("closing the store left its log behind");
        return check.CheckWhole(AllAcks(folder));
    }

    private static IEnumerable<Ack> AllAcks(string folder) =>
        Directory.EnumerateFiles(folder, "*.acks").SelectMany(AckReader.ReadAll).Select(Ack.Parse);
}

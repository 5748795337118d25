using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Two processes repeatedly start a run with the same idempotency key at the same moment. One run must be made each time, and both must get it.</summary>
internal sealed class RunStartCampaign(int rounds) : ICampaign
{
    private const int Processes = 2;

    private readonly List<string> _findings = [];

    public string Name => "run-race";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        var firsts = await RaceAsync(store, cancellationToken);
        var check = new StoreCheck(store).CheckWhole([]);
        var runs = RunsIn(store);
        if (_findings.Count == 0 && runs != rounds)
            _findings.Add($"the store has {runs} runs after {rounds} rounds");
        return new Verdict(
            Phrase.Of($"{Processes} processes starting runs with the same keys, {runs:N0} runs in {rounds:N0} rounds (first {string.Join(" and ", firsts)}), ")
                + Phrase.Of($"{check.Summary}, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. check.Findings]);
    }

    /// <returns>How often each process was the first one.</returns>
    private async Task<int[]> RaceAsync(string store, CancellationToken cancellationToken)
    {
        await using var racers = await RunRacers.StartAsync(store, Processes, cancellationToken);
        var firsts = new int[Processes];
        for (var round = 1; round <= rounds && _findings.Count == 0; round++)
        {
            var key = Phrase.Of($"key{round}");
            var answers = await racers.RaceAsync(racer => new RunRaceOrder(Phrase.Of($"s{round}.{racer}"), 2, null, key, 1, 0, 0), cancellationToken);
            var first = Array.FindIndex(answers, answer => answer[0] == RunRaceRole.Won);
            if (first < 0 || answers.Count(answer => answer[0] == RunRaceRole.Lost) != Processes - 1 || answers.Select(answer => answer[1]).Distinct().Count() != 1)
                _findings.Add($"round {round}: {string.Join("; ", answers.Select(answer => string.Join(' ', answer)))}");
            else
                firsts[first]++;
        }

        _findings.AddRange((await racers.EndAsync(cancellationToken)).Select(end => $"a racer ended with {end}"));
        return firsts;
    }

    private static long RunsIn(string store)
    {
        using var connection = PlainConnection.OpenToRead(store);
        return connection.Number("SELECT count(*) FROM operation_runs");
    }
}

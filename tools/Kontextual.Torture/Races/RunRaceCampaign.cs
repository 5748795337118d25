using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Processes race to move one run, with all moves in turn. Exactly one must succeed each time, the others must get a typed refusal, and the change
/// records of each run must tell one story.
/// </summary>
internal sealed class RunRaceCampaign(int processes, int rounds) : ICampaign
{
    private readonly List<string> _findings = [];
    private readonly Dictionary<RunStatus, int> _turns = [];

    public string Name => "run-race";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        var good = await RaceAsync(store, cancellationToken);
        var check = new StoreCheck(store).CheckWhole([]);
        if (_findings.Count == 0 && MovesIn(store) is var moves && moves != rounds)
            _findings.Add($"{rounds} moves were won, but the store has {moves} change records of moves");
        return new Verdict(
            Phrase.Of($"{processes} processes racing to move one run, one winner in {good:N0} of {rounds:N0} rounds, {check.Summary}, {Phrase.Seconds(time.Elapsed)}"),
            [.. _findings, .. check.Findings]);
    }

    /// <returns>The number of rounds in which exactly one process succeeded.</returns>
    private async Task<int> RaceAsync(string store, CancellationToken cancellationToken)
    {
        await using var racers = await RunRacers.StartAsync(store, processes, cancellationToken);
        await using var repository = await TortureStore.OpenAsync(store);
        OperationRun? run = null;
        var good = 0;
        for (var round = 1; round <= rounds && _findings.Count == 0; round++)
        {
            if (run is null or { Status: RunStatus.Succeeded })
                run = await StartAsync(repository, round, cancellationToken);
            var race = Next(run.Status);
            var before = run;
            var answers = await racers.RaceAsync(racer => OrderOf(before, race, round, racer), cancellationToken);
            run = await repository.Runs.GetAsync(run.Id, cancellationToken);
            Judge(round, race, answers, before, run);
            good += _findings.Count == 0 ? 1 : 0;
        }

        _findings.AddRange((await racers.EndAsync(cancellationToken)).Select(end => $"a racer ended with {end}"));
        return good;
    }

    private static async Task<OperationRun> StartAsync(IKnowledgeRepository repository, int round, CancellationToken cancellationToken)
    {
        var mark = Phrase.Of($"start{round}");
        return (await repository.StartRunAsync(RunRaceRole.Draft(mark), new WriteContext { Reason = Mark.Reason(mark, 2) }, cancellationToken)).Value;
    }

    private RunMove[] Next(RunStatus status)
    {
        var turns = RunTurns.Of(status);
        var turn = _turns.GetValueOrDefault(status);
        _turns[status] = turn + 1;
        return turns[turn % turns.Length];
    }

    private static RunRaceOrder OrderOf(OperationRun run, RunMove[] race, int round, int racer)
    {
        var move = race[racer % race.Length];
        return new RunRaceOrder(
            Phrase.Of($"r{round}.{racer}"), RunTurns.Records(move, run), move, run.Id.ToString(), run.Attempt, RunTurns.NamesVersion(race) ? run.Version : 0, 0);
    }

    private void Judge(int round, RunMove[] race, string[][] answers, OperationRun before, OperationRun after)
    {
        var what = $"round {round}, {string.Join(" or ", race)} of a {before.Status} run";
        var winners = Enumerable.Range(0, answers.Length).Where(i => answers[i][0] == RunRaceRole.Won).ToList();
        if (winners.Count != 1)
            _findings.Add($"{what}: {winners.Count} processes won");
        else if (RunTurns.After(race[winners[0] % race.Length]) is var status && (after.Status, after.Version) != (status, before.Version + 1))
            _findings.Add($"{what}: the winner made the run {status}, but it is {after.Status} with version {after.Version}");
        foreach (var answer in answers.Where(answer => answer[0] != RunRaceRole.Won && !(answer[0] == RunRaceRole.Lost && RunTurns.IsRefusal(race, answer[1]))))
            _findings.Add($"{what}: {string.Join(' ', answer)}");
    }

    private static long MovesIn(string store)
    {
        using var connection = PlainConnection.OpenToRead(store);
        return connection.Number("SELECT count(*) FROM change_records WHERE entity_kind = 'Run' AND kind = 'Moved'");
    }
}

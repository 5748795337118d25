using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>Runs one workload with all contestants in turns, and checks that they did the same work.</summary>
internal sealed class Competition(StoreFolder folder, FilledFiles filled, Catalogue catalogue, RunSettings settings)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="CheckFailedException">The contestants did not do the same work.</exception>
    public async Task<WorkloadResult> RunAsync(Workload workload)
    {
        var entrants = settings.Contestants.Where(workload.Admits).Select(kind => EntrantOf(kind, workload)).ToList();
        var operations = settings.OperationsOf(workload);
        var rounds = entrants.ToDictionary(entrant => entrant.Kind, _ => new List<Round>());
        try
        {
            foreach (var entrant in entrants)
                await workload.BeginAsync(entrant, catalogue);
            for (var number = 0; number < settings.Warmups + settings.Rounds; number++)
            {
                var plan = new RoundPlan(catalogue, (long)number * operations, operations, ComparesAnswers: number == 0);
                foreach (var entrant in Turn(entrants, number))
                {
                    rounds[entrant.Kind].Add(await workload.RunAsync(entrant, plan));
                    if (number < settings.Warmups)
                        await Quiet.RestAsync();
                }

                RequireEqualAnswers(workload, rounds);
            }
        }
        finally
        {
            foreach (var entrant in entrants)
                await workload.EndAsync(entrant);
        }

        await CheckStoresAsync(workload, entrants, rounds);
        return ResultOf(workload, operations, rounds);
    }

    // Each round begins with a different contestant.
    private static IEnumerable<Entrant> Turn(List<Entrant> entrants, int round) =>
        Enumerable.Range(0, entrants.Count).Select(i => entrants[(round + i) % entrants.Count]);

    // Workloads that only read use the copies of the previous workload.
    private Entrant EntrantOf(ContestantKind kind, Workload workload)
    {
        var file = filled.Of(kind);
        var path = workload.Writes ? folder.Copy(file, $"{workload.Name}-{kind}.db") : folder.CopyOnce(file, $"read-{kind}.db");
        return new Entrant(kind, path, workload.IsConcurrent ? Sources.Real() : Sources.Seeded(settings.Seed, Start));
    }

    private static void RequireEqualAnswers(Workload workload, Dictionary<ContestantKind, List<Round>> rounds)
    {
        var expected = rounds[ContestantKind.Raw][^1].Answers;
        foreach (var kind in rounds.Keys.Where(kind => rounds[kind][^1].Answers != expected))
            throw new CheckFailedException($"{workload.Name}: the answers of {kind} and {ContestantKind.Raw} differ in round {rounds[kind].Count}.");
    }

    private async Task CheckStoresAsync(Workload workload, List<Entrant> entrants, Dictionary<ContestantKind, List<Round>> rounds)
    {
        if (!workload.Writes)
            return;
        foreach (var entrant in entrants)
            await ChainCheck.RequireAsync(entrant, catalogue.Head, rounds[entrant.Kind].Sum(round => (long)round.Writes));
        if (!workload.IsConcurrent)
        {
            foreach (var entrant in entrants.Skip(1))
                await RequireEqualAsync(entrants[0], entrant, $"{workload.Name}, {entrants[0].Kind} and {entrant.Kind}");
        }

        foreach (var entrant in entrants)
            StoreFolder.Delete(entrant.Path);
    }

    private async Task RequireEqualAsync(Entrant raw, Entrant other, string who)
    {
        if (other.HasStore)
            RowComparison.RequireEqual(raw.Path, other.Path, who);
        else
            await FloorComparison.RequireEqualAsync(raw, other, catalogue.Head, folder.PathOfCopy("converted.db"), who);
    }

    private WorkloadResult ResultOf(Workload workload, int operations, Dictionary<ContestantKind, List<Round>> rounds)
    {
        var measured = rounds.ToDictionary(pair => pair.Key, pair => pair.Value.Skip(settings.Warmups).ToList());
        var results = settings.Contestants.Where(measured.ContainsKey)
            .Select(kind => ContestantResult.Of(kind, measured[kind], measured[ContestantKind.Raw])).ToList();
        return new(workload.Name, workload.Operation, workload.IsConcurrent, operations, results, workload.FloorTarget);
    }
}

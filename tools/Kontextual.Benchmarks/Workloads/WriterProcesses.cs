using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Processes that write to one store at the same time, each with several clients.</summary>
internal sealed class WriterProcesses(int processes, int clients) : Workload
{
    private readonly Dictionary<ContestantKind, List<WriterProcess>> _running = [];

    public override string Name => $"processes-{processes}x{clients}";

    public override string Operation => $"create an artifact, durably; {processes} processes of {clients} writers";

    public override int OperationsPerRound => 800;

    public override bool Writes => true;

    public override bool IsConcurrent => true;

    public override async Task BeginAsync(Entrant entrant, Catalogue catalogue)
    {
        // Stored immediately, so that all processes are ended even when one of them cannot start.
        var started = _running[entrant.Kind] = [];
        for (var i = 0; i < processes; i++)
            started.Add(WriterProcess.Start(entrant, catalogue, clients));
        foreach (var process in started)
            await process.ExpectAsync(WriterProcess.Ready);
    }

    public override async Task<Round> RunAsync(Entrant entrant, RoundPlan plan)
    {
        var running = _running[entrant.Kind];
        var each = Math.Max(clients, plan.Operations / processes);
        for (var i = 0; i < running.Count; i++)
            await running[i].WriteLineAsync($"{plan.First + (i * each)} {each}");
        foreach (var process in running)
            await process.ExpectAsync(WriterProcess.Ready);
        Quiet.Settle();
        foreach (var process in running)
            await process.WriteLineAsync(WriterProcess.Go);
        var rounds = new List<Round>();
        foreach (var process in running)
            rounds.Add(await process.ReadRoundAsync());
        var start = rounds.Min(round => round.Start);
        var end = rounds.Max(round => round.Start + round.Elapsed);
        return new Round(end - start, [.. rounds.SelectMany(round => round.Latencies)], rounds.Sum(round => round.Writes)) { Start = start };
    }

    public override async Task EndAsync(Entrant entrant)
    {
        if (!_running.Remove(entrant.Kind, out var running))
            return;
        foreach (var process in running)
            await process.DisposeAsync();
    }
}

using System.CommandLine;
using System.Diagnostics;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;
using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>profile</c>: runs one contestant alone and repeatedly, for use with a profiler.</summary>
internal sealed class ProfileCommand : Command
{
    private readonly Argument<string> _workload = new("workload") { Description = "The name of the workload." };
    private readonly Option<ContestantKind> _contestant = new("--contestant")
    {
        Description = "The contestant.",
        DefaultValueFactory = _ => ContestantKind.Kontextual,
    };

    private readonly Option<int> _seconds = new("--seconds") { Description = "The duration in seconds.", DefaultValueFactory = _ => 20 };
    private readonly StoreOptions _store = new();

    public ProfileCommand()
        : base("profile", "Runs one workload with one contestant for some time.")
    {
        Add(_workload);
        Add(_contestant);
        Add(_seconds);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var workload = WorkloadList.Named([parsed.GetValue(_workload)!], WorkloadList.All)[0];
        using var folder = _store.Open(parsed);
        var (size, seed) = (_store.Size(parsed), _store.Seed(parsed));
        var filled = await folder.FilledAsync(_store.Artifacts(parsed, 50_000), size, seed);
        var catalogue = await Catalogue.ReadAsync(filled, seed, size);
        var kind = parsed.GetValue(_contestant);
        var path = folder.Copy(FilledFiles.Of(folder, filled).Of(kind), "profile.db");
        var entrant = new Entrant(kind, path, Sources.Real());
        await workload.BeginAsync(entrant, catalogue);
        try
        {
            await LoopAsync(workload, entrant, catalogue, TimeSpan.FromSeconds(parsed.GetValue(_seconds)), cancellationToken);
        }
        finally
        {
            await workload.EndAsync(entrant);
            StoreFolder.Delete(path);
        }

        return 0;
    }

    private static async Task LoopAsync(
        Workload workload, Entrant entrant, Catalogue catalogue, TimeSpan time, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var operations = workload.OperationsPerRound;
        for (var number = 0L; clock.Elapsed < time; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var round = await workload.RunAsync(entrant, new RoundPlan(catalogue, number * operations, operations, ComparesAnswers: false));
            Console.WriteLine($"{workload.Name}, {entrant.Kind}: {round.SecondsPerOperation * 1e6:N1} µs per operation");
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Lineage;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Raw;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>lineage</c>: measures lineages, stale outputs and the price of a pinned input on a store with many runs, and checks the answers.</summary>
internal sealed class LineageCommand : Command
{
    private const int Depth = 20;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Option<int> _runs = new("--runs") { Description = "The number of runs in the store.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> _starts = new("--starts")
    {
        Description = "The number of random runs and revisions from which a lineage is read in each direction.",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int> _rounds = new("--rounds") { Description = "The number of measured rounds.", DefaultValueFactory = _ => 7 };
    private readonly Option<bool> _again = new("--again")
    {
        Description = "Measure the store of an earlier run in --folder instead of filling a new one.",
    };
    private readonly StoreOptions _store = new();

    public LineageCommand()
        : base("lineage", "Compares lineages with a breadth-first search and with hand-written statements, on a store with many runs.")
    {
        Add(_runs);
        Add(_starts);
        Add(_rounds);
        Add(_again);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (artifacts, runs, rounds) = (_store.Artifacts(parsed, 100_000), parsed.GetValue(_runs), parsed.GetValue(_rounds));
        using var folder = _store.Open(parsed);
        var path = folder.PathOf("lineage.db");
        if (!parsed.GetValue(_again))
            StoreFolder.Delete(path);
        else if (!File.Exists(path))
            throw new CheckFailedException($"There is no store '{path}' to measure again. Run without --again first, with the same --folder.");
        if (!parsed.GetValue(_again))
            await FillAsync(path, artifacts, runs, _store.Seed(parsed), cancellationToken);

        // The measured repository has the sources of a real application.
        await using var measured = await KnowledgeStore.OpenAsync(options => options.UseSqlite(path), cancellationToken);
        using var connection = RawConnection.Open(path, RawContestant.ApplicationId);
        await MeasureLineagesAsync(measured, connection, parsed.GetValue(_starts), rounds, _store.Seed(parsed));
        Print(await new StaleTimes(measured, connection, _store.Seed(parsed)).MeasureAsync(rounds));
        Print(await new PinPrices(measured).MeasureAsync(rounds));
        return 0;
    }

    private static async Task FillAsync(string path, int artifacts, int runs, int seed, CancellationToken cancellationToken)
    {
        var filling = Stopwatch.StartNew();
        var sources = Sources.Seeded(seed, Start);
        await using var repository = await KnowledgeStore.OpenAsync(
            options =>
            {
                options.UseSqlite(path);
                options.TimeProvider = sources.Time;
                options.Ids = sources.Ids;
                options.Salts = sources.Salts;
                options.WriteTimeLimit = TimeSpan.FromMinutes(5);
            },
            cancellationToken);
        await new LineageStore(repository, sources, artifacts, runs, seed).FillAsync(cancellationToken);
        Console.WriteLine($"Filled with {artifacts:N0} artifacts and {runs:N0} runs in {filling.Elapsed.TotalSeconds:N0} s.");
    }

    private static async Task MeasureLineagesAsync(IKnowledgeRepository repository, SqliteConnection connection, int starts, int rounds, int seed)
    {
        var queries = LineageStarts.Choose(connection, starts, Depth, seed);
        var turns = new LineageTurns(repository, new RawLineage(connection), PlainSearch.Over(connection), queries);
        var (nodes, edges) = await turns.CompareAsync();
        Console.WriteLine($"{queries.Count:N0} lineages equal those of a breadth-first search, {nodes:N0} nodes and {edges:N0} edges.");
        Console.WriteLine("| Lineage | Mean | LineageAsync × it (least to most) |");
        Console.WriteLine("|---|---:|---|");
        foreach (var direction in Enum.GetValues<LineageDirection>())
        {
            var times = await turns.MeasureAsync(direction, rounds);
            for (var i = 0; i < times.Count; i++)
            {
                var ratio = Spread.Of([.. times[0].Zip(times[i], (library, other) => library / other)]);
                Console.WriteLine(
                    $"| {direction.ToString().ToLowerInvariant()}, {LineageTurns.Contestants[i]} | {Statistics.Median(times[i]) * 1e3:N2} ms | {ratio.Median:N2} ({ratio.Min:N2} to {ratio.Max:N2}) |");
            }
        }
    }

    private static void Print(IReadOnlyList<(string Search, IReadOnlyList<double> Times)> results)
    {
        Console.WriteLine("| Stale outputs of | Mean (least to most) |");
        Console.WriteLine("|---|---|");
        foreach (var (search, times) in results)
            Console.WriteLine($"| {search} | {Milliseconds(times)} |");
    }

    private static void Print(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> times)
    {
        Console.WriteLine($"| Pins | {string.Join(" | ", PinPrices.Kinds)} | A pin that {PinPrices.Kinds[0]} |");
        Console.WriteLine("|---:|---|---|---|---:|");
        for (var group = 0; group < times.Count; group++)
        {
            var pins = PinPrices.Pins[group];
            var price = pins == 0 ? null : $"{Statistics.Median(times[group][0].Zip(times[0][0], (with, without) => (with - without) / pins)) * 1e6:N1} µs";
            Console.WriteLine($"| {pins:N0} | {string.Join(" | ", times[group].Select(Milliseconds))} | {price} |");
        }
    }

    private static string Milliseconds(IReadOnlyList<double> times) =>
        $"{Statistics.Median(times) * 1e3:N2} ms ({times.Min() * 1e3:N2} to {times.Max() * 1e3:N2})";
}

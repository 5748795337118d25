using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Sizes;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>sizes</c>: measures how much longer reads take in a large store than in a small one.</summary>
internal sealed class SizesCommand : Command
{
    private const int Warmups = 2;

    private readonly Option<int> _small = new("--small") { Description = "The number of artifacts in the small store.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "The number of measured rounds.", DefaultValueFactory = _ => 7 };
    private readonly StoreOptions _store = new();

    public SizesCommand()
        : base("sizes", "Compares reads in a large store (--artifacts, 1,000,000 by default) with the same reads in a small one.")
    {
        Add(_small);
        Add(_rounds);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var folder = _store.Open(parsed);
        SizedStore[] stores = [.. new[] { parsed.GetValue(_small), _store.Artifacts(parsed, 1_000_000) }.Select(count => new SizedStore(folder.PathOf($"sizes-{count}.db"), count, _store.Size(parsed)))];
        var filling = Stopwatch.StartNew();
        await using var small = await stores[0].OpenAsync(cancellationToken);
        await using var large = await stores[1].OpenAsync(cancellationToken);
        Console.WriteLine($"Opened or filled in {filling.Elapsed.TotalSeconds:N0} s.");
        SizedReads[] reads = [await ReadsAsync(stores[0], small, parsed, cancellationToken), await ReadsAsync(stores[1], large, parsed, cancellationToken)];
        var times = reads.Select(_ => SizedReads.Kinds.Select(_ => new List<double>()).ToList()).ToList();
        for (var round = -Warmups; round < parsed.GetValue(_rounds); round++)
        {
            for (var kind = 0; kind < SizedReads.Kinds.Count; kind++)
            {
                // The sizes take turns, so that neither always comes after the other.
                foreach (var size in round % 2 == 0 ? new[] { 0, 1 } : [1, 0])
                {
                    Quiet.Settle();
                    var seconds = await reads[size].TimeAsync(kind);
                    if (round >= 0)
                        times[size][kind].Add(seconds);
                }
            }
        }

        Print(stores, times);
        return 0;
    }

    private async Task<SizedReads> ReadsAsync(SizedStore store, IKnowledgeRepository repository, ParseResult parsed, CancellationToken cancellationToken)
    {
        var ids = await repository.Artifacts.StreamAsync(new() { NamePrefix = "folder 1" }, cancellationToken).Take(1_000).Select(a => a.Id).ToListAsync(cancellationToken);
        var revised = await repository.Artifacts.StreamAsync(new() { Type = "note10" }, cancellationToken).Select(a => a.Id).ToListAsync(cancellationToken);
        return new(store, repository, ids, revised, _store.Seed(parsed));
    }

    private static void Print(SizedStore[] stores, List<List<List<double>>> times)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Read | {stores[0].Artifacts:N0} artifacts | {stores[1].Artifacts:N0} artifacts | Ratio (least to most) |"));
        Console.WriteLine("|---|---:|---:|---|");
        for (var kind = 0; kind < SizedReads.Kinds.Count; kind++)
        {
            var ratio = Spread.Of([.. times[1][kind].Zip(times[0][kind], (large, small) => large / small)]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {SizedReads.Kinds[kind]} | {Statistics.Median(times[0][kind]) * 1e3:N3} ms | {Statistics.Median(times[1][kind]) * 1e3:N3} ms | {ratio.Median:N2} ({ratio.Min:N2} to {ratio.Max:N2}) |"));
        }
    }
}

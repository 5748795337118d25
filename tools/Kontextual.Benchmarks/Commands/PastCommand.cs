using System.CommandLine;
using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Past;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>past</c>: measures pages of the past on a store with a long history, and checks their results.</summary>
internal sealed class PastCommand : Command
{
    private readonly Option<long> _records = new("--records")
    {
        Description = "The number of changes in the store.",
        DefaultValueFactory = _ => 1_000_000,
    };

    private readonly Option<int> _points = new("--points")
    {
        Description = "The number of random sequences at which a page is recorded while the store is filled. The pages are compared afterwards.",
        DefaultValueFactory = _ => 1_000,
    };

    private readonly Option<int> _rounds = new("--rounds") { Description = "The number of measured rounds.", DefaultValueFactory = _ => 7 };
    private readonly Option<bool> _again = new("--again")
    {
        Description = "Measure the store of an earlier run in --folder instead of filling a new one.",
    };
    private readonly StoreOptions _store = new();

    public PastCommand()
        : base("past", "Compares pages of the past with pages of the present, on a store with a long history.")
    {
        Add(_records);
        Add(_points);
        Add(_rounds);
        Add(_again);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var records = parsed.GetValue(_records);
        using var folder = _store.Open(parsed);
        var path = folder.PathOf("past.db");
        if (!parsed.GetValue(_again))
            StoreFolder.Delete(path);
        else if (!File.Exists(path))
            throw new CheckFailedException($"There is no store '{path}' to measure again. Run without --again first, with the same --folder.");
        var clock = new StepClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var repository = await KnowledgeStore.OpenAsync(
            options =>
            {
                options.TimeProvider = clock;
                options.WriteTimeLimit = TimeSpan.FromMinutes(5);
                options.UseSqlite(path);
            },
            cancellationToken);
        if (!parsed.GetValue(_again))
            await FillAsync(repository, new PastStore(repository, clock, records, parsed.GetValue(_points), _store.Seed(parsed)), cancellationToken);
        var collections = await repository.Collections.StreamAsync(new CollectionQuery(), cancellationToken).Select(c => c.Id).ToListAsync(cancellationToken);
        var pages = new PastPages(repository, collections, (await repository.Changes.HeadAsync(cancellationToken)).Sequence, _store.Seed(parsed));
        Print(await pages.MeasureAsync(parsed.GetValue(_rounds)));
        return 0;
    }

    private static async Task FillAsync(IKnowledgeRepository repository, PastStore store, CancellationToken cancellationToken)
    {
        var filling = Stopwatch.StartNew();
        await store.FillAsync(cancellationToken);
        Console.WriteLine($"Filled in {filling.Elapsed.TotalSeconds:N0} s.");
        await CompareAsync(repository, store.Taken, cancellationToken);
    }

    private static async Task CompareAsync(
        IKnowledgeRepository repository, List<TakenPage> taken, CancellationToken cancellationToken)
    {
        foreach (var (sequence, query, items) in taken)
        {
            var page = await repository.AsOf(AsOf.AtSequence(sequence)).Artifacts.ListAsync(query, cancellationToken: cancellationToken);
            if (!page.Items.SequenceEqual(items))
                throw new CheckFailedException($"The listing as of {sequence} differs from the listing that was recorded at that sequence: {query}.");
        }

        Console.WriteLine($"{taken.Count:N0} pages as of a sequence equal the recorded pages, {taken.Sum(t => t.Items.Count):N0} artifacts.");
    }

    private static void Print(IReadOnlyList<IReadOnlyList<double>> times)
    {
        Console.WriteLine("| Page of 100 | Median | × the present (least to most) |");
        Console.WriteLine("|---|---:|---|");
        for (var kind = 0; kind < times.Count; kind++)
        {
            var ratio = Spread.Of([.. times[kind].Zip(times[0], (time, present) => time / present)]);
            Console.WriteLine(
                $"| {PastPages.Kinds[kind]} | {Statistics.Median(times[kind]) * 1e3:N2} ms | {ratio.Median:N2} ({ratio.Min:N2} to {ratio.Max:N2}) |");
        }
    }
}

using System.Globalization;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Past;

/// <summary>Fills a store with a long history, which has few artifacts with many changes, and records listings in the meantime.</summary>
internal sealed class PastStore(IKnowledgeRepository repository, StepClock clock, long records, int points, int seed)
{
    private const int Collections = 20;
    private const int ChangesOfEach = 100;
    private const int InOneTransaction = 1_000;

    private readonly Random _random = new(seed);
    private readonly List<CollectionId> _collections = [];
    private readonly List<ArtifactId> _artifacts = [];

    /// <summary>The pages that were listed at some sequences while these were the newest.</summary>
    public List<TakenPage> Taken { get; } = [];

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await repository.WriteAsync(CreateCollectionsAsync, cancellationToken: cancellationToken);
        var pointsAt = Enumerable.Range(0, points).Select(_ => _random.NextInt64(Collections + 1, records + 1)).ToHashSet();
        for (long done = Collections; done < records;)
        {
            var committed = await repository.WriteAsync(
                (t, token) => ChangeAsync(t, (int)Math.Min(InOneTransaction, records - done), pointsAt, token), cancellationToken: cancellationToken);
            clock.Step();
            done = committed.LastSequence ?? throw new CheckFailedException("A transaction that fills the store wrote nothing.");
        }
    }

    private async Task CreateCollectionsAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        for (var i = 0; i < Collections; i++)
            _collections.Add((await t.Collections.CreateAsync(new CollectionDraft { Name = $"collection {i}" }, token)).Id);
    }

    private async Task<int> ChangeAsync(IKnowledgeTransaction t, int count, HashSet<long> pointsAt, CancellationToken token)
    {
        for (var sequence = (await t.Changes.HeadAsync(token)).Sequence + 1; count > 0; count--, sequence++)
        {
            if (_artifacts.Count < records / ChangesOfEach)
                _artifacts.Add((await t.Artifacts.CreateAsync(NewDraft(sequence), token)).Id);
            else
                await t.Artifacts.ReviseAsync(_artifacts[_random.Next(_artifacts.Count)], Expected.Any, NewChange(sequence), token);
            if (pointsAt.Contains(sequence))
                Taken.Add(await TakeAsync(t, sequence, token));
        }

        return count;
    }

    private async Task<TakenPage> TakeAsync(IKnowledgeTransaction t, long sequence, CancellationToken token)
    {
        var query = new ArtifactQuery
        {
            Collection = _collections[_random.Next(Collections)],
            NamePrefix = _random.Next(2) == 0 ? null : _random.Next(16).ToString("x", CultureInfo.InvariantCulture),
            Direction = (SortDirection)_random.Next(2),
        };
        return new(sequence, query, [.. (await t.Artifacts.ListAsync(query, cancellationToken: token)).Items]);
    }

    private ArtifactDraft NewDraft(long sequence) => new()
    {
        Collection = _collections[_artifacts.Count % Collections],
        Name = NewName(sequence),
        Type = "note",
        MediaType = "text/plain",
        Content = ContentSource.FromText($"text {sequence}"),
    };

    // Of ten changes, one is a new name, three are new texts, and six are new metadata.
    private ArtifactChange NewChange(long sequence) => _random.Next(10) switch
    {
        0 => new() { Name = NewName(sequence) },
        < 4 => new() { Content = ContentSource.FromText($"text {sequence}") },
        _ => new() { Metadata = Metadata.Parse($$"""{"changed":{{sequence}}}""") },
    };

    private string NewName(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1 << 24):x6} {sequence}");
}

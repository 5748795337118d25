using Kontextual.Benchmarks.Contestants;
using Kontextual.Persistence;

namespace Kontextual.Benchmarks.Stores;

/// <summary>The contents of a prepared store, ordered by name, from which operations select entries.</summary>
internal sealed record Catalogue(
    int Seed,
    Samples Samples,
    IReadOnlyList<CollectionId> Collections,
    IReadOnlyList<CatalogueEntry> Entries,
    IReadOnlyList<CatalogueEntry> WithHistory,
    IReadOnlyList<CatalogueEntry> Linked,
    IReadOnlyList<ChangePosition> Positions)
{
    private const int MostPositions = 200;

    // A prime number, so that its multiples visit all entries before any entry is repeated.
    private const long Stride = 1_000_003;

    public static async Task<Catalogue> ReadAsync(string path, int seed, int size)
    {
        await using var store = await KnowledgeStore.OpenAsync(options => options.UseSqlite(path));
        var collections = new List<CollectionId>();
        await foreach (var collection in store.Collections.StreamAsync(new CollectionQuery()))
            collections.Add(collection.Id);
        var entries = new List<CatalogueEntry>();
        await foreach (var artifact in store.Artifacts.StreamAsync(new ArtifactQuery()))
            entries.Add(new(artifact.Id, artifact.CollectionId, artifact.Name, artifact.HeadRevision));
        var ends = new HashSet<ArtifactId>();
        await foreach (var relationship in store.Relationships.StreamAsync(new RelationshipQuery()))
            ends.UnionWith([relationship.SourceId, relationship.TargetId]);
        return new(
            seed,
            new Samples(seed, size),
            collections,
            entries,
            [.. entries.Where(entry => entry.Revision > 1)],
            [.. entries.Where(entry => ends.Contains(entry.Id))],
            await PositionsAsync(store));
    }

    /// <summary>The position of the last change of the store.</summary>
    public ChangePosition Head => Positions[^1];

    /// <summary>The sequence at which all artifacts existed: the store is filled with collections and artifacts first.</summary>
    public long Filled => Collections.Count + Entries.Count;

    /// <summary>The artifacts without relationships.</summary>
    public IReadOnlyList<CatalogueEntry> Unlinked { get; } = [.. Entries.Except(Linked)];

    /// <summary>Returns a random entry. The same number returns the same entry.</summary>
    public CatalogueEntry Any(long number) => AnyOf(Entries, number);

    /// <summary>Returns a random item. The same number returns the same item.</summary>
    public T AnyOf<T>(IReadOnlyList<T> items, long number) => items[RandomOf(number).Next(items.Count)];

    /// <summary>Returns a random sequence at which all artifacts existed. The same number returns the same sequence.</summary>
    public long AnySequence(long number) => RandomOf(number).NextInt64(Filled, Head.Sequence + 1);

    /// <summary>
    /// Returns the entries in a scattered order and then again, each with the revision that it has when each operation revises the next
    /// entry.
    /// </summary>
    public (CatalogueEntry Entry, int Revision) InTurn(long number)
    {
        var entry = Entries[(int)(number * Stride % Entries.Count)];
        return (entry, entry.Revision + (int)(number / Entries.Count));
    }

    /// <summary>Returns an artifact without relationships, another one for each number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public CatalogueEntry UnlinkedInTurn(long number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Unlinked.Count);
        return Unlinked[(int)(number * Stride % Unlinked.Count)];
    }

    /// <summary>Makes a relationship that no store contains yet, another one for each number.</summary>
    public NewLink Link(long number)
    {
        var (source, distance) = (number * Stride % Entries.Count, 1 + (number / Entries.Count));
        return Samples.Link(Entries[(int)source].Id, Entries[(int)((source + distance) % Entries.Count)].Id, "mentions", number);
    }

    /// <summary>Makes an artifact that no store contains yet.</summary>
    public NewArtifact New(string kind, long number)
    {
        var collection = (int)(number % Collections.Count);
        return Samples.Artifact(Collections[collection], $"topic-{collection:00}/{kind}-{number:0000000}", 1_000_000_000 + number);
    }

    private static async Task<IReadOnlyList<ChangePosition>> PositionsAsync(IKnowledgeRepository store)
    {
        var head = await store.Changes.HeadAsync();
        var positions = new List<ChangePosition>();
        for (long i = 0; i < MostPositions; i++)
            positions.Add((await store.Changes.FindPositionAsync(i * head.Sequence / MostPositions))!.Value);
        positions.Add(head);
        return positions;
    }

    private Random RandomOf(long number) => new(unchecked((int)((Seed * 31L) + number)));
}

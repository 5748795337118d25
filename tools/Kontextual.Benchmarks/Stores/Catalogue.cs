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
    ChangePosition Head)
{
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
        var head = await store.Changes.HeadAsync();
        return new(seed, new Samples(seed, size), collections, entries, [.. entries.Where(entry => entry.Revision > 1)], head);
    }

    /// <summary>Returns a random entry. The same number returns the same entry.</summary>
    public CatalogueEntry Any(long number) => Entries[new Random(unchecked((int)((Seed * 31L) + number))).Next(Entries.Count)];

    /// <summary>
    /// Returns the entries in a scattered order and then again, each with the revision that it has when each operation revises the next
    /// entry.
    /// </summary>
    public (CatalogueEntry Entry, int Revision) InTurn(long number)
    {
        var entry = Entries[(int)(number * Stride % Entries.Count)];
        return (entry, entry.Revision + (int)(number / Entries.Count));
    }

    /// <summary>Makes an artifact that no store contains yet.</summary>
    public NewArtifact New(string kind, long number)
    {
        var collection = (int)(number % Collections.Count);
        return Samples.Artifact(Collections[collection], $"topic-{collection:00}/{kind}-{number:0000000}", 1_000_000_000 + number);
    }
}

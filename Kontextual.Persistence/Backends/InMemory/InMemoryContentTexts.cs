using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Reads the texts of a store in memory. The rows are read once, because every query of EF reads the whole table.</summary>
internal sealed class InMemoryContentTexts(KontextualDbContext db) : IContentTexts
{
    private readonly Lazy<Dictionary<ContentDigest, Content>> _contents = new(() => db.Set<Content>()
        .Where(c => c.Storage != ContentStorage.Purged && c.Size <= ArtifactFilter.MaxSearchedBytes)
        .ToDictionary(c => c.Digest));

    private readonly Lazy<ILookup<ContentDigest, ContentChunk>> _chunks = new(() => db.Set<ContentChunk>()
        .AsEnumerable()
        .OrderBy(chunk => chunk.Ordinal)
        .ToLookup(chunk => chunk.Digest));

    public string? TextOf(ContentDigest digest) => _contents.Value.TryGetValue(digest, out var content)
        ? content.Text ?? SearchedTexts.TextOf([.. _chunks.Value[digest].SelectMany(chunk => chunk.Bytes)])
        : null;
}

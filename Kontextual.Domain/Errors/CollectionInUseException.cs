namespace Kontextual.Domain;

/// <summary>A collection cannot be deleted because it holds live artifacts.</summary>
public sealed class CollectionInUseException(CollectionId collection, long artifacts)
    : KnowledgeException(
        $"Collection {collection} holds {artifacts} live artifact(s). Delete them first, or delete with the cascade policy.")
{
    /// <summary>The collection.</summary>
    public CollectionId CollectionId { get; } = collection;

    /// <summary>How many live artifacts it holds, at least 1.</summary>
    public long Artifacts { get; } = artifacts;
}

namespace Kontextual.Domain;

/// <summary>A collection cannot be deleted because it holds live artifacts, or not be purged because it holds artifacts that are not.</summary>
public sealed class CollectionInUseException(CollectionId collection, long artifacts, bool toPurge = false)
    : KnowledgeException(
        toPurge
            ? $"Collection {collection} holds {artifacts} artifact(s) that are not purged. Purge them first, or purge with the cascade policy."
            : $"Collection {collection} holds {artifacts} live artifact(s). Delete them first, or delete with the cascade policy.")
{
    /// <summary>The collection.</summary>
    public CollectionId CollectionId { get; } = collection;

    /// <summary>How many artifacts are in the way, at least 1: live ones, or when purging those that are not purged.</summary>
    public long Artifacts { get; } = artifacts;
}

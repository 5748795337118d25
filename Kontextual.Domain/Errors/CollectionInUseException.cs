namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a collection cannot be deleted because it contains live artifacts, or cannot be purged because it
/// contains artifacts that are not purged.
/// </summary>
public sealed class CollectionInUseException(CollectionId collection, long artifacts, bool toPurge = false)
    : KnowledgeException(
        toPurge
            ? $"The collection {collection} contains {artifacts} artifact(s) that are not purged. Purge the artifacts first, or use the cascade policy."
            : $"The collection {collection} contains {artifacts} live artifact(s). Delete the artifacts first, or use the cascade policy.")
{
    /// <summary>The id of the collection.</summary>
    public CollectionId CollectionId { get; } = collection;

    /// <summary>
    /// The number of artifacts that prevent the operation, at least 1: the live ones for a deletion, and those that are not purged for a
    /// purge.
    /// </summary>
    public long Artifacts { get; } = artifacts;
}

using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Everything that can be read of a side, in words that belong to neither. Errors are the product's exceptions.</summary>
internal interface IReads
{
    Task<CollectionRow?> FindCollectionAsync(CollectionId id, bool deleted, Past? asOf);

    Task<CollectionRow?> FindCollectionByNameAsync(string name, Past? asOf);

    Task<Leaf<CollectionRow>> ListCollectionsAsync(CollectionListing listing, int size, object? cursor);

    Task<ArtifactRow?> FindArtifactAsync(ArtifactId id, bool deleted, Past? asOf);

    Task<ArtifactRow?> FindArtifactByNameAsync(CollectionId collection, string name, Past? asOf);

    Task<Leaf<ArtifactRow>> ListArtifactsAsync(ArtifactListing listing, int size, object? cursor);

    Task<RevisionRow?> FindRevisionAsync(ArtifactId id, int number);

    Task<Leaf<RevisionRow>> ListRevisionsAsync(ArtifactId id, int size, object? cursor);

    /// <summary>A live artifact with its text.</summary>
    Task<(ArtifactRow Artifact, string Text)?> FindTextAsync(ArtifactId id);

    Task<string> ReadTextAsync(ArtifactId id, int revision);

    /// <summary>A revision's content as bytes, read at once or as a stream.</summary>
    Task<byte[]> ReadBytesAsync(ArtifactId id, int revision, bool streamed);

    Task<RelationshipRow?> FindRelationshipAsync(RelationshipId id, bool deleted, Past? asOf);

    Task<RelationshipRow?> FindRelationshipByEndsAsync(ArtifactId source, ArtifactId target, string type);

    Task<Leaf<RelationshipRow>> ListRelationshipsAsync(RelationshipListing listing, int size, object? cursor);

    Task<Reached> WalkAsync(Walk walk);

    /// <summary>The change records of an entity of the kind Collection, Artifact or Relationship.</summary>
    Task<Leaf<ChangeRow>> ListChangesOfAsync(string kind, EntityId id, int size, object? cursor);

    /// <summary>The change records after a sequence, and whether there are more; null when there is no such sequence.</summary>
    Task<(IReadOnlyList<ChangeRow> Rows, bool HasMore)?> ListChangesAsync(long after, int limit);
}

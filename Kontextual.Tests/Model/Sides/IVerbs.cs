using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Everything that can be written to a side. An expected version that is null is any.</summary>
internal interface IVerbs : IReads
{
    Task<CollectionRow> CreateCollectionAsync(CollectionWish wish);

    Task<Done<CollectionRow>> RenameCollectionAsync(CollectionId id, int? expected, string name);

    Task<Done<CollectionRow>> UpdateCollectionAsync(CollectionId id, int? expected, string? description, Meta? metadata);

    Task<CollectionRow> DeleteCollectionAsync(CollectionId id, int? expected, bool cascade);

    Task<Done<CollectionRow>> PurgeCollectionAsync(CollectionId id, int? expected, bool cascade);

    Task<ArtifactRow> CreateArtifactAsync(CollectionId collection, ArtifactWish wish);

    Task<Done<ArtifactRow>> PutArtifactAsync(CollectionId collection, ArtifactWish wish, int? expected);

    Task<Done<ArtifactRow>> ReviseArtifactAsync(ArtifactId id, int? expected, CollectionId? collection, ArtifactWish wish);

    Task<ArtifactRow> DeleteArtifactAsync(ArtifactId id, int? expected, bool cascade);

    Task<Done<ArtifactRow>> RestoreArtifactAsync(ArtifactId id, int? expected);

    Task<Done<ArtifactRow>> PurgeArtifactAsync(ArtifactId id, int? expected);

    Task<RelationshipRow> CreateRelationshipAsync(RelationshipWish wish);

    Task<Done<RelationshipRow>> UpdateRelationshipAsync(RelationshipId id, int? expected, Meta? metadata, Origin? origin);

    Task<RelationshipRow> DeleteRelationshipAsync(RelationshipId id, int? expected);

    Task<Done<RelationshipRow>> PurgeRelationshipAsync(RelationshipId id, int? expected);
}

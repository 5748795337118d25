using System.Linq.Expressions;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>An artifact as one of its revisions left it; only queries know it.</summary>
internal sealed record PastArtifact
{
    /// <summary>The artifact as it stood. Queries end in it, so that they read no column that it does not need.</summary>
    public static Expression<Func<PastArtifact, Artifact>> Artifact { get; } = past => new Artifact
    {
        Id = past.Id,
        CollectionId = past.Revision.CollectionId,
        Name = past.Name,
        Type = past.Revision.Type,
        MediaType = past.Revision.MediaType,
        HeadRevision = past.Revision.Number,
        Digest = past.Revision.Digest,
        Size = past.Revision.Size,
        Metadata = past.Revision.Metadata,
        Provenance = past.Revision.Provenance,
        CreatedAt = past.CreatedAt,
        UpdatedAt = past.Revision.CreatedAt,
        DeletedAt = past.Revision.Kind == RevisionKind.Deleted ? past.Revision.CreatedAt : null,
        IsPurged = past.Revision.IsPurged,
    };

    public required ArtifactId Id { get; init; }

    // Listings take these from the table that they filter and order by.
    public required CollectionId CollectionId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>When the artifact was created, which its later revisions do not say.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required Revision Revision { get; init; }
}

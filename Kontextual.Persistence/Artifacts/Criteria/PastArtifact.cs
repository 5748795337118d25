using System.Linq.Expressions;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>An artifact in the state of one of its revisions. It is used only inside queries.</summary>
internal sealed record PastArtifact
{
    /// <summary>The projection to the artifact in that state. Queries end with it, so that they read only the columns that it needs.</summary>
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

    // Listings take these values from the table by which they filter and order.
    public required CollectionId CollectionId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The time at which the artifact was created. Its later revisions do not hold this time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required Revision Revision { get; init; }
}

namespace Kontextual.Persistence.Artifacts;

/// <summary>An artifact as one of its revisions left it.</summary>
internal sealed record PastArtifact
{
    public required ArtifactId Id { get; init; }

    /// <summary>The name it had, by which listings order; empty when it was not listed.</summary>
    public string Name { get; init; } = string.Empty;

    public required Revision Revision { get; init; }

    /// <summary>When the artifact was created, which its later revisions do not say.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public Artifact ToArtifact() => new()
    {
        Id = Revision.ArtifactId,
        CollectionId = Revision.CollectionId,
        Name = Revision.Name,
        Type = Revision.Type,
        MediaType = Revision.MediaType,
        HeadRevision = Revision.Number,
        Digest = Revision.Digest,
        Size = Revision.Size,
        Metadata = Revision.Metadata,
        Provenance = Revision.Provenance,
        CreatedAt = CreatedAt,
        UpdatedAt = Revision.CreatedAt,
        DeletedAt = Revision.Kind == RevisionKind.Deleted ? Revision.CreatedAt : null,
        IsPurged = Revision.IsPurged,
    };
}

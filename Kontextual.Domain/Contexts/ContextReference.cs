namespace Kontextual.Domain;

/// <summary>
/// One reference of a context package. It has exactly one target: an artifact, a relationship, a run, or a record in an external memory
/// system.
/// </summary>
internal sealed record ContextReference
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    public required ContextReferenceId Id { get; init; }

    /// <summary>The package that contains the reference.</summary>
    public required ContextPackageId PackageId { get; init; }

    /// <summary>The position in the package: 1, 2, 3 …</summary>
    public required int Ordinal { get; init; }

    /// <summary>The role of the target in the package, which the caller chooses.</summary>
    public required string Role { get; init; }

    /// <summary>Additional data of the caller.</summary>
    public required Metadata Metadata { get; init; }

    /// <summary>Where the reference comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The target artifact, or null when the target is of another kind.</summary>
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The pinned revision of the artifact, or null when the reference follows the head revision.</summary>
    public int? Revision { get; init; }

    /// <summary>The target relationship, or null when the target is of another kind.</summary>
    public RelationshipId? RelationshipId { get; init; }

    /// <summary>The target run, or null when the target is of another kind.</summary>
    public RunId? RunId { get; init; }

    /// <summary>The name of the external memory system, or null when the target is in this store.</summary>
    public string? ExternalSystem { get; init; }

    /// <summary>
    /// The reference text of the external record, or null when the target is in this store. The text is opaque and kept exactly.
    /// </summary>
    public string? ExternalReference { get; init; }

    /// <summary>The version: 1 at creation, incremented by 1 with every change, including deletion.</summary>
    public required int Version { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change, including deletion.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time of the deletion, or null when the reference is live.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the texts of the reference have been erased permanently.</summary>
    public bool IsPurged { get; init; }

    /// <summary>True when the reference is deleted.</summary>
    public bool IsDeleted => DeletedAt is not null;
}

namespace Kontextual.Domain;

/// <summary>One reference of a context package. It has exactly one target: an artifact, a relationship, a run, or a record of an external memory.</summary>
internal sealed record ContextReference
{
    /// <summary>The id, given at creation and never changed.</summary>
    public required ContextReferenceId Id { get; init; }

    /// <summary>The package it belongs to.</summary>
    public required ContextPackageId PackageId { get; init; }

    /// <summary>Its place in the package: 1, 2, 3 …</summary>
    public required int Ordinal { get; init; }

    /// <summary>What the target is in the package, in the caller's words.</summary>
    public required string Role { get; init; }

    /// <summary>The caller's own members.</summary>
    public required Metadata Metadata { get; init; }

    /// <summary>Where the reference comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The target when it is an artifact.</summary>
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The artifact's pinned revision; null when the reference follows the head.</summary>
    public int? Revision { get; init; }

    /// <summary>The target when it is a relationship.</summary>
    public RelationshipId? RelationshipId { get; init; }

    /// <summary>The target when it is a run.</summary>
    public RunId? RunId { get; init; }

    /// <summary>The external memory system when the target is a record of one.</summary>
    public string? ExternalSystem { get; init; }

    /// <summary>The external record's reference text, opaque and kept exactly.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>1 at creation, one more with every change, deletion included.</summary>
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it is live.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when its texts were erased for good.</summary>
    public bool IsPurged { get; init; }

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted => DeletedAt is not null;
}

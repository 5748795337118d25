namespace Kontextual.Domain;

/// <summary>A directed, typed link from one artifact to another. Cycles and links of an artifact to itself are legal.</summary>
public sealed record Relationship
{
    /// <summary>The id, given at creation and never changed.</summary>
    public required RelationshipId Id { get; init; }

    /// <summary>The artifact it starts from.</summary>
    public required ArtifactId SourceId { get; init; }

    /// <summary>The artifact it leads to.</summary>
    public required ArtifactId TargetId { get; init; }

    /// <summary>What the link means, in the caller's words: a lower-case token. Source, target and type are unique among live relationships.</summary>
    public required string Type { get; init; }

    /// <summary>The caller's own members.</summary>
    public required Metadata Metadata { get; init; }

    /// <summary>Where the relationship comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>1 at creation, one more with every change, deletion included.</summary>
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed; for a deleted one, when it was deleted.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The change sequence it has existed from.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The change sequence of its deletion; null while it is live.</summary>
    public long? ToSequence { get; init; }

    /// <summary>True when its metadata and provenance were erased for good.</summary>
    public bool IsPurged { get; init; }

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted => ToSequence is not null;
}

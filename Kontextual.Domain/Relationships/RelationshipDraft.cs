namespace Kontextual.Domain;

/// <summary>The state of a relationship that is to be created.</summary>
public sealed record RelationshipDraft
{
    /// <summary>The id of the artifact that the relationship starts from. The artifact must be live.</summary>
    public required ArtifactId Source { get; init; }

    /// <summary>The id of the artifact that the relationship leads to. The artifact must be live. It may be the source itself.</summary>
    public required ArtifactId Target { get; init; }

    /// <summary>The meaning of the relationship: a lower-case token without white space, such as <c>derived-from</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Additional data of the caller. Empty by default.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>Where the relationship comes from. <see cref="Provenance.None"/> by default.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;
}

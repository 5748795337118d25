namespace Kontextual.Domain;

/// <summary>A relationship to be created.</summary>
public sealed record RelationshipDraft
{
    /// <summary>The artifact it starts from, which must be live.</summary>
    public required ArtifactId Source { get; init; }

    /// <summary>The artifact it leads to, which must be live; it may be the source itself.</summary>
    public required ArtifactId Target { get; init; }

    /// <summary>What the link means: a lower-case token without white space, such as <c>derived-from</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The caller's own members.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>Where the relationship comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;
}

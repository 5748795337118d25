namespace Kontextual.Domain;

/// <summary>The changes to make to a relationship. A null property leaves the value unchanged.</summary>
public sealed record RelationshipChange
{
    /// <summary>The new metadata, which replaces the existing metadata completely.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>The new provenance, which replaces the existing provenance completely.</summary>
    public Provenance? Provenance { get; init; }
}

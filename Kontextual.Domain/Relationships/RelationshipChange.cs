namespace Kontextual.Domain;

/// <summary>What to change of a relationship. What is null stays as it is.</summary>
public sealed record RelationshipChange
{
    /// <summary>The new metadata, which replace the old as a whole.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>The new provenance, which replaces the old as a whole.</summary>
    public Provenance? Provenance { get; init; }
}

namespace Kontextual.Domain;

/// <summary>What to change of a collection. What is null stays as it is.</summary>
public sealed record CollectionChange
{
    /// <summary>The new description; empty to have none.</summary>
    public string? Description { get; init; }

    /// <summary>The new metadata, which replace the old as a whole.</summary>
    public Metadata? Metadata { get; init; }
}

namespace Kontextual.Domain;

/// <summary>The changes to make to a collection. A null property leaves the value unchanged.</summary>
public sealed record CollectionChange
{
    /// <summary>The new description. An empty text removes the description.</summary>
    public string? Description { get; init; }

    /// <summary>The new metadata, which replaces the existing metadata completely.</summary>
    public Metadata? Metadata { get; init; }
}

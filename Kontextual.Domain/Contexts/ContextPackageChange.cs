namespace Kontextual.Domain;

/// <summary>The changes to make to a context package. A null property leaves the value unchanged.</summary>
public sealed record ContextPackageChange
{
    /// <summary>The new description, at most 65,536 code points.</summary>
    public string? Description { get; init; }

    /// <summary>The new metadata, which replaces the existing metadata completely.</summary>
    public Metadata? Metadata { get; init; }
}

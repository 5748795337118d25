namespace Kontextual.Domain;

/// <summary>A named package of context references.</summary>
internal sealed record ContextPackage
{
    /// <summary>The id, given at creation and never changed.</summary>
    public required ContextPackageId Id { get; init; }

    /// <summary>The name, never empty unless <see cref="IsPurged"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Free text for people; empty when there is none.</summary>
    public required string Description { get; init; }

    /// <summary>The caller's own members.</summary>
    public required Metadata Metadata { get; init; }

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

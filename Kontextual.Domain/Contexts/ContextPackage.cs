namespace Kontextual.Domain;

/// <summary>A named package of context references.</summary>
internal sealed record ContextPackage
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    public required ContextPackageId Id { get; init; }

    /// <summary>The name. It is empty only when <see cref="IsPurged"/> is true.</summary>
    public required string Name { get; init; }

    /// <summary>A description for people. It is empty when there is none.</summary>
    public required string Description { get; init; }

    /// <summary>Additional data of the caller.</summary>
    public required Metadata Metadata { get; init; }

    /// <summary>The version: 1 at creation, incremented by 1 with every change, including deletion.</summary>
    public required int Version { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change, including deletion.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time of the deletion, or null when the package is live.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the texts of the package have been erased permanently.</summary>
    public bool IsPurged { get; init; }

    /// <summary>True when the package is deleted.</summary>
    public bool IsDeleted => DeletedAt is not null;
}

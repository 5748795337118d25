namespace Kontextual.Domain;

/// <summary>Which relationships are wanted. All filters combine (AND); without any, all live ones. Ordered by time of creation, then id, ascending.</summary>
public sealed record RelationshipQuery
{
    /// <summary>Only relationships that start from this artifact.</summary>
    public ArtifactId? Source { get; init; }

    /// <summary>Only relationships that lead to this artifact.</summary>
    public ArtifactId? Target { get; init; }

    /// <summary>Only relationships that touch this artifact, at either end.</summary>
    public ArtifactId? Touching { get; init; }

    /// <summary>Only relationships of this type.</summary>
    public string? Type { get; init; }

    /// <summary>True to list deleted relationships as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged relationships as well, blank as they are. They are deleted, so a listing of the present needs <see cref="IncludeDeleted"/> too.</summary>
    public bool IncludePurged { get; init; }

    /// <summary>The moment whose relationships are meant; the present by default.</summary>
    public AsOf? AsOf { get; init; }
}

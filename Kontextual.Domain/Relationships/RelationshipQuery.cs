namespace Kontextual.Domain;

/// <summary>
/// Selects relationships. A relationship must match all filters. Without filters, all live relationships are selected. The order is by time
/// of creation, then by id, ascending.
/// </summary>
public sealed record RelationshipQuery
{
    /// <summary>Only relationships with this source, which are the outgoing relationships of an artifact.</summary>
    public ArtifactId? Source { get; init; }

    /// <summary>Only relationships with this target, which are the incoming relationships of an artifact.</summary>
    public ArtifactId? Target { get; init; }

    /// <summary>Only relationships with this source or target, which are all relationships of an artifact.</summary>
    public ArtifactId? Touching { get; init; }

    /// <summary>Only relationships of this type.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// True to include deleted relationships. Purged relationships are included only when <see cref="IncludePurged"/> is true as well.
    /// </summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to include purged relationships, whose texts are blank. In the present, this has an effect only together with
    /// <see cref="IncludeDeleted"/>, because purged relationships are deleted.
    /// </summary>
    public bool IncludePurged { get; init; }
}

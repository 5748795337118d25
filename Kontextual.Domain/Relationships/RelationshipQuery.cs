namespace Kontextual.Domain;

/// <summary>Which relationships are wanted. All filters combine (AND); without any, all live ones. Ordered by time of creation, then id, ascending.</summary>
public sealed record RelationshipQuery
{
    /// <summary>Only relationships with this source: the outgoing ones of an artifact.</summary>
    public ArtifactId? Source { get; init; }

    /// <summary>Only relationships with this target: the incoming ones of an artifact.</summary>
    public ArtifactId? Target { get; init; }

    /// <summary>Only relationships with this source or this target: the outgoing and incoming ones of an artifact.</summary>
    public ArtifactId? Touching { get; init; }

    /// <summary>Only relationships of this type.</summary>
    public string? Type { get; init; }

    /// <summary>True to list deleted relationships as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged relationships as well; their texts are blank. They are deleted, so this has an effect in the present only together with <see cref="IncludeDeleted"/>.</summary>
    public bool IncludePurged { get; init; }
}

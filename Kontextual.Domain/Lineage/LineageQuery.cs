namespace Kontextual.Domain;

/// <summary>
/// Selects what a revision or a run was made from, or what was made from it. Exactly one of <see cref="Artifact"/> and <see cref="Run"/>
/// is the start.
/// </summary>
public sealed record LineageQuery
{
    /// <summary>The maximum number of edges between the start and a node: 100.</summary>
    public const int DepthLimit = 100;

    /// <summary>The maximum number of nodes in one lineage: 10,000.</summary>
    public const int CountLimit = 10_000;

    /// <summary>The maximum number of types of relationships in one lineage: 100.</summary>
    public const int TypesLimit = 100;

    /// <summary>The artifact whose revision is the start, live or deleted. Null if the start is a run.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>The revision of the artifact, from 1. Null for its head revision, which is the default.</summary>
    public int? Revision { get; init; }

    /// <summary>The run that is the start. Null if the start is a revision.</summary>
    public RunId? Run { get; init; }

    /// <summary>The direction. <see cref="LineageDirection.Up"/> by default.</summary>
    public LineageDirection Direction { get; init; }

    /// <summary>
    /// The types of the relationships to follow in addition to runs, at most 100. None by default. A relationship counts as "the source was made from the
    /// target", as with <c>derived-from</c>. It leads to the head revision of the other artifact.
    /// </summary>
    public IReadOnlyCollection<string> RelationshipTypes { get; init; } = [];

    /// <summary>The maximum number of edges between the start and a node, 1 to 100. 100 by default.</summary>
    public int MaxDepth { get; init; } = DepthLimit;

    /// <summary>
    /// The maximum number of nodes with the start, 1 to 10,000. 1,000 by default. The nearest nodes are returned. Among equally near nodes,
    /// those with the lowest keys are returned.
    /// </summary>
    public int MaxCount { get; init; } = 1_000;
}

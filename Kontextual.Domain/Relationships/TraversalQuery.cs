namespace Kontextual.Domain;

/// <summary>Selects the artifacts that can be reached from an artifact by following relationships.</summary>
public sealed record TraversalQuery
{
    /// <summary>The maximum number of steps in one traversal: 100.</summary>
    public const int DepthLimit = 100;

    /// <summary>The maximum number of artifacts in the result of one traversal: 10,000.</summary>
    public const int CountLimit = 10_000;

    /// <summary>The maximum number of types in one traversal: 100.</summary>
    public const int TypesLimit = 100;

    /// <summary>The id of the artifact to start from. The start itself is never in the result, even when a cycle leads back to it.</summary>
    public required ArtifactId Start { get; init; }

    /// <summary>The relationships to follow. <see cref="TraversalDirection.Outgoing"/> by default.</summary>
    public TraversalDirection Direction { get; init; }

    /// <summary>The types of the relationships to follow, 1 to 100. Null to follow all types, which is the default.</summary>
    public IReadOnlyCollection<string>? Types { get; init; }

    /// <summary>The maximum number of steps from the start, 1 to 100. 100 by default.</summary>
    public int MaxDepth { get; init; } = DepthLimit;

    /// <summary>
    /// The maximum number of artifacts, 1 to 10,000. 1,000 by default. The nearest artifacts are returned. Among equally near artifacts,
    /// those with the lowest ids are returned.
    /// </summary>
    public int MaxCount { get; init; } = 1_000;
}

namespace Kontextual.Domain;

/// <summary>Which artifacts are to be reached from one by following relationships.</summary>
public sealed record TraversalQuery
{
    /// <summary>The most steps that one traversal takes: 100.</summary>
    public const int DepthLimit = 100;

    /// <summary>The most artifacts that one traversal gives: 10,000.</summary>
    public const int CountLimit = 10_000;

    /// <summary>The most types that one traversal takes: 100.</summary>
    public const int TypesLimit = 100;

    /// <summary>Where to start. The start itself is never in the result, even where a cycle leads back to it.</summary>
    public required ArtifactId Start { get; init; }

    /// <summary>Which relationships are followed; <see cref="TraversalDirection.Outgoing"/> by default.</summary>
    public TraversalDirection Direction { get; init; }

    /// <summary>Only relationships of these types are followed, 1 to 100 of them; null for all.</summary>
    public IReadOnlyCollection<string>? Types { get; init; }

    /// <summary>How many steps away from the start at most, 1 to 100; 100 by default.</summary>
    public int MaxDepth { get; init; } = DepthLimit;

    /// <summary>How many artifacts at most, 1 to 10,000; 1,000 by default. The nearest are kept, those of the lowest ids among equally near ones.</summary>
    public int MaxCount { get; init; } = 1_000;
}

namespace Kontextual.Domain;

/// <summary>Who writes, in which run and why: stamped on every change record of the transaction.</summary>
public sealed record WriteContext
{
    /// <summary>The most code points of an actor.</summary>
    internal const int MaxActor = 4_096;

    /// <summary>Nobody in particular, no run, no reason.</summary>
    public static WriteContext None { get; } = new();

    /// <summary>Who writes, at most 4,096 code points. Stays when an entity is purged, so it is no place for personal data.</summary>
    public string? Actor { get; init; }

    /// <summary>The run in which it is written; it must exist.</summary>
    public RunId? RunId { get; init; }

    /// <summary>Why, at most 65,536 code points; erased when the entity is purged.</summary>
    public string? Reason { get; init; }
}

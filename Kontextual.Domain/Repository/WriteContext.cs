namespace Kontextual.Domain;

/// <summary>Tells who writes, in which run and why. The values are stored in every change record of the transaction.</summary>
public sealed record WriteContext
{
    /// <summary>The maximum length of an actor in code points.</summary>
    internal const int MaxActor = 4_096;

    /// <summary>The context without actor, run and reason.</summary>
    public static WriteContext None { get; } = new();

    /// <summary>
    /// Who writes, at most 4,096 code points. Null by default. A purge keeps the actor, so it must not contain personal data.
    /// </summary>
    public string? Actor { get; init; }

    /// <summary>
    /// The attempt of a run in which the write is made. Null by default. The run must exist, and the attempt must be its current one and must
    /// not have ended; otherwise the work does not run. Artifacts that the work writes name the run as their producing run by default.
    /// </summary>
    public RunAttempt? Attempt { get; init; }

    /// <summary>Why the write is made, at most 65,536 code points. Null by default. A purge of the entity erases the reason.</summary>
    public string? Reason { get; init; }
}

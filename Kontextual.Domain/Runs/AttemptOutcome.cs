namespace Kontextual.Domain;

/// <summary>How a run's attempt ended, as its manifest seals it. Stored and exported as the words used here.</summary>
internal enum AttemptOutcome
{
    /// <summary>The attempt ended well.</summary>
    Succeeded,

    /// <summary>The attempt ended with an error.</summary>
    Failed,

    /// <summary>The attempt ended on request.</summary>
    Cancelled,

    /// <summary>The attempt lost its heartbeat and another took over.</summary>
    Abandoned,
}

namespace Kontextual.Domain;

/// <summary>Where a workflow step stands. Stored and exported as the words used here.</summary>
internal enum StepStatus
{
    /// <summary>Recorded, not started.</summary>
    Pending,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Paused.</summary>
    Suspended,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended on request.</summary>
    Cancelled,

    /// <summary>Not needed.</summary>
    Skipped,
}

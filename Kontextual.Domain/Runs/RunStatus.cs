namespace Kontextual.Domain;

/// <summary>Where an operation run stands. Stored and exported as the words used here.</summary>
internal enum RunStatus
{
    /// <summary>Recorded, not started.</summary>
    Pending,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Paused, to go on in the same attempt.</summary>
    Suspended,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended on request.</summary>
    Cancelled,
}

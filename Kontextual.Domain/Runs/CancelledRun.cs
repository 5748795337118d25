namespace Kontextual.Domain;

/// <summary>What happens to a run when the token of <see cref="RunExtensions.RunAsync"/> is cancelled.</summary>
public enum CancelledRun
{
    /// <summary>The run is suspended. The next call with its idempotency key continues the same attempt.</summary>
    Suspended,

    /// <summary>The run is cancelled, and its manifest is sealed. The next call with its idempotency key begins another attempt.</summary>
    Cancelled,
}

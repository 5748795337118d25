namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when a run is started with the idempotency key of another run of the operation that has other inputs.
/// </summary>
public sealed class IdempotencyKeyConflictException(string operation, string idempotencyKey, RunId runId)
    : KnowledgeException(
        $"The run {runId} of the operation '{operation}' has the idempotency key '{idempotencyKey}' and other inputs. "
        + "Use another key for other inputs, or start with the parameters and pinned revisions of that run.")
{
    /// <summary>The operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The key.</summary>
    public string IdempotencyKey { get; } = idempotencyKey;

    /// <summary>The run that has the key.</summary>
    public RunId RunId { get; } = runId;
}

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Creates the errors for callers when the writer itself cannot continue.</summary>
/// <param name="location">The store.</param>
internal sealed class RoomErrors(string location)
{
    /// <summary>The error after an earlier error has left the connection in an unknown state.</summary>
    public StoreUnavailableException NotTrusted(KnowledgeException cause) => new(
        $"An earlier write to '{location}' failed in a way that makes this connection unsafe to use. Close the store, check the disk, and open it again.",
        location,
        canRetry: false,
        innerException: cause);

    /// <summary>The error after the writer's thread has failed.</summary>
    /// <param name="cause">The exception that ended the thread.</param>
    /// <param name="begun">The transaction that was running; null for a request that had not begun.</param>
    public StoreUnavailableException Died(Exception cause, TransactionId? begun) => new(
        $"The writer of '{location}' failed unexpectedly. Close the store and open it again.",
        location,
        canRetry: false,
        outcomeUnknown: begun is not null,
        begun,
        innerException: cause);
}

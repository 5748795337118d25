namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The errors for callers when the writer itself cannot go on.</summary>
/// <param name="location">The store.</param>
internal sealed class RoomErrors(string location)
{
    /// <summary>An earlier error left the connection in a state that is not known.</summary>
    public StoreUnavailableException NotTrusted(KnowledgeException cause) => new(
        $"Writing to '{location}' failed before in a way that this connection cannot be trusted after. Close the store, check the disk, and open it again.",
        canRetry: false,
        innerException: cause);

    /// <summary>The writer's thread has ended.</summary>
    /// <param name="cause">What ended it.</param>
    /// <param name="begun">The transaction that was under way; null for one that had not begun.</param>
    public StoreUnavailableException Died(Exception cause, TransactionId? begun) => new(
        $"The writer of '{location}' failed unexpectedly. Close the store and open it again.",
        canRetry: false,
        outcomeUnknown: begun is not null,
        begun,
        innerException: cause);
}

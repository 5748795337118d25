namespace Kontextual.Domain;

/// <summary>The store could not do what was asked just now: it was busy, the disk was full, an I/O operation failed.</summary>
public sealed class StoreUnavailableException(
    string message, bool canRetry, bool outcomeUnknown = false, TransactionId? transaction = null, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>True when doing the same again may work, without anybody mending anything but time or room.</summary>
    public bool CanRetry { get; } = canRetry;

    /// <summary>True when the write may have been committed all the same; ask <see cref="IChangeLog.TransactionAsync"/> for <see cref="TransactionId"/> before doing it again.</summary>
    public bool OutcomeUnknown { get; } = outcomeUnknown;

    /// <summary>The transaction whose outcome is in question; null when there was none.</summary>
    public TransactionId? TransactionId { get; } = transaction;
}

namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when the store is temporarily unable to perform an operation: it is busy, the disk is full, or an I/O
/// operation failed.
/// </summary>
public sealed class StoreUnavailableException(
    string message, string location, bool canRetry, bool outcomeUnknown = false, TransactionId? transaction = null, Exception? innerException = null)
    : KnowledgeException(message, innerException)
{
    /// <summary>
    /// The location of the store: the path of its file with links followed, or <c>memory</c> for a store in memory. When the store cannot be
    /// reached, it is the path that could not be followed.
    /// </summary>
    public string Location { get; } = location;

    /// <summary>
    /// True when the same operation may succeed later, when time has passed or disk space is available, without any other repair.
    /// </summary>
    public bool CanRetry { get; } = canRetry;

    /// <summary>
    /// True when the write may have been committed despite the exception. Before repeating it, pass <see cref="TransactionId"/> to
    /// <see cref="IChangeLog.TransactionAsync"/>.
    /// </summary>
    public bool OutcomeUnknown { get; } = outcomeUnknown;

    /// <summary>The id of the transaction whose outcome is unknown, or null when there was no transaction.</summary>
    public TransactionId? TransactionId { get; } = transaction;
}

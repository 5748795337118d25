using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// The exception that is thrown when the work of a transaction exceeds the write time limit. The transaction was rolled back.
/// </summary>
public sealed class WriteTimeoutException(TransactionId transaction, TimeSpan limit)
    : KnowledgeException(
        string.Create(CultureInfo.InvariantCulture, $"The work of transaction {transaction} took longer than {limit.TotalSeconds:0.###} s and was rolled back. ")
        + "Do less in one transaction, or raise the write time limit.")
{
    /// <summary>The id of the transaction that was rolled back.</summary>
    public TransactionId TransactionId { get; } = transaction;

    /// <summary>The time limit that was exceeded.</summary>
    public TimeSpan Limit { get; } = limit;
}

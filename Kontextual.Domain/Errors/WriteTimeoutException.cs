using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The work of a transaction took longer than the write time limit. It was rolled back; nothing of it is left.</summary>
public sealed class WriteTimeoutException(TransactionId transaction, TimeSpan limit)
    : KnowledgeException(
        string.Create(CultureInfo.InvariantCulture, $"The work of transaction {transaction} took longer than {limit.TotalSeconds:0.###} s and was rolled back. ")
        + "Do less in one transaction, or raise the write time limit.")
{
    /// <summary>The transaction that was rolled back.</summary>
    public TransactionId TransactionId { get; } = transaction;

    /// <summary>The limit it ran into.</summary>
    public TimeSpan Limit { get; } = limit;
}

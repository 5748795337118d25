namespace Kontextual.Domain;

/// <summary>One atomic write. Its readers see its own writes. For one thread at a time, and only inside the work that was given it.</summary>
/// <remarks>
/// Every member's methods throw <see cref="InvalidOperationException"/> when called after the work has ended, after an error of the
/// provider, or from two threads at once.
/// </remarks>
public interface IKnowledgeTransaction
{
    /// <summary>The id that all change records of this transaction carry.</summary>
    TransactionId Id { get; }

    /// <summary>The time of this transaction, which all it writes carries.</summary>
    DateTimeOffset Time { get; }

    /// <summary>Writes and reads collections.</summary>
    ICollectionWriter Collections { get; }

    /// <summary>Writes and reads artifacts.</summary>
    IArtifactWriter Artifacts { get; }

    /// <summary>Writes and reads relationships.</summary>
    IRelationshipWriter Relationships { get; }

    /// <summary>Reads change records, this transaction's own included.</summary>
    IChangeLog Changes { get; }

    /// <summary>The store as it stood at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used. The present includes what this transaction has written so far.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);
}

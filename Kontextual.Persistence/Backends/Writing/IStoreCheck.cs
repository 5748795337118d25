namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Looks whether what the connection writes to is still the store that was opened. Used with the turn held.</summary>
internal interface IStoreCheck
{
    /// <summary>Looks before anything is written.</summary>
    /// <exception cref="StoreUnavailableException">It is not the store any more, or it cannot be looked at.</exception>
    void Check();

    /// <summary>Looks after a commit, before a caller is told of it.</summary>
    /// <returns>What makes the error for a transaction of the commit; null when all is as it was.</returns>
    Func<TransactionId, KnowledgeException>? LookAfterCommit();
}

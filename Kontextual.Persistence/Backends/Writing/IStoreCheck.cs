namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Checks whether the connection still writes to the store that was opened. Used with the turn held.</summary>
internal interface IStoreCheck
{
    /// <summary>Checks before anything is written.</summary>
    /// <exception cref="StoreUnavailableException">It is no longer the store, or it cannot be checked.</exception>
    void Check();

    /// <summary>Checks after a commit, before any caller gets its result.</summary>
    /// <returns>A function that creates the error for a transaction of the commit; null when it is still the store.</returns>
    Func<TransactionId, KnowledgeException>? LookAfterCommit();
}

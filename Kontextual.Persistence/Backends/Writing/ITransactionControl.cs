namespace Kontextual.Persistence.Backends.Writing;

/// <summary>
/// Begins and ends transactions and their savepoints on the writing connection. There is one transaction and one savepoint at a time.
/// </summary>
/// <remarks>The exceptions are those of the provider. <see cref="IWriterErrors"/> translates them.</remarks>
internal interface ITransactionControl
{
    /// <summary>True while a transaction is open. The database can roll a transaction back by itself after an error.</summary>
    bool IsOpen { get; }

    /// <summary>Begins a transaction that may write.</summary>
    /// <returns>False, immediately, when another program blocks the transaction.</returns>
    bool TryBegin();

    /// <summary>Commits the transaction. If it throws, the error tells whether the outcome is known.</summary>
    void Commit();

    /// <summary>Rolls the whole transaction back.</summary>
    void Rollback();

    /// <summary>Sets a savepoint.</summary>
    void Save();

    /// <summary>Removes the savepoint and keeps the writes since then.</summary>
    void Release();

    /// <summary>Rolls back the writes since the savepoint, and removes the savepoint.</summary>
    void TakeBack();
}

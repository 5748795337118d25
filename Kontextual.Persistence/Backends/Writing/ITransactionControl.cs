namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Begins and ends transactions, and savepoints in them, on the connection that writes. One transaction and one savepoint at a time.</summary>
/// <remarks>Errors are the provider's; <see cref="IWriterErrors"/> tells what they mean.</remarks>
internal interface ITransactionControl
{
    /// <summary>False when no transaction is open, perhaps because the database itself rolled it back after an error.</summary>
    bool IsOpen { get; }

    /// <summary>Begins a transaction that may write.</summary>
    /// <returns>False, at once, when another program keeps it from beginning.</returns>
    bool TryBegin();

    /// <summary>Commits. When it throws, the error says whether the outcome is known.</summary>
    void Commit();

    /// <summary>Rolls the whole transaction back.</summary>
    void Rollback();

    /// <summary>Sets a savepoint.</summary>
    void Save();

    /// <summary>Keeps what was written since the savepoint, and removes it.</summary>
    void Release();

    /// <summary>Takes back what was written since the savepoint, and removes it.</summary>
    void TakeBack();
}

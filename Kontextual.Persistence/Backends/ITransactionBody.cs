namespace Kontextual.Persistence.Backends;

/// <summary>What is done in one transaction, in three steps that an engine calls once each, in this order.</summary>
internal interface ITransactionBody<T>
{
    /// <summary>The transaction's id, by which it can be asked for later.</summary>
    TransactionId Id { get; }

    /// <summary>How long <see cref="WorkAsync"/> may take.</summary>
    TimeLimit Limit { get; }

    /// <summary>Makes ready. When it throws, the other steps are left out.</summary>
    /// <param name="session">What the body reads and writes.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task BeginAsync(WriteSession session, CancellationToken cancellationToken);

    /// <summary>Runs the caller's work, which may block its thread or never end; it is left behind then.</summary>
    /// <param name="ending">Cancelled when the transaction is to end: by the caller, or because the limit has passed.</param>
    Task<T> WorkAsync(CancellationToken ending);

    /// <summary>Refuses to commit after work that returned.</summary>
    /// <exception cref="InvalidOperationException">A part of the work failed, whatever the work made of it.</exception>
    /// <exception cref="OperationCanceledException">A part of the work was cancelled, whatever the work made of it.</exception>
    void RequireWhole();

    /// <summary>Lets work that was left behind reach the session no more. Called however the work ended.</summary>
    Task EndAsync();
}

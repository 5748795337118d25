namespace Kontextual.Persistence.Backends;

/// <summary>The work of one transaction, in steps that an engine calls at most once each, in the order of the members.</summary>
internal interface ITransactionBody<T>
{
    /// <summary>The id of the transaction. Its change records can be found by this id.</summary>
    TransactionId Id { get; }

    /// <summary>The longest time that <see cref="WorkAsync"/> may take.</summary>
    TimeLimit Limit { get; }

    /// <summary>Prepares the work. If it throws, the other steps are not called.</summary>
    /// <param name="session">The session to read and write with.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    Task BeginAsync(WriteSession session, CancellationToken cancellationToken);

    /// <summary>Runs the caller's work. The work can block its thread or never end; the engine then stops waiting for it.</summary>
    /// <param name="ending">Cancelled when the transaction must end, because the caller has cancelled or the limit has passed.</param>
    Task<T> WorkAsync(CancellationToken ending);

    /// <summary>Checks, after the work has returned, that it may be committed.</summary>
    /// <exception cref="InvalidOperationException">A part of the work failed, even if the work caught the exception.</exception>
    /// <exception cref="OperationCanceledException">A part of the work was cancelled, even if the work caught the exception.</exception>
    void RequireWhole();

    /// <summary>
    /// Ends the access of the work to the session. Called after every outcome, because work that was left behind may still be running.
    /// </summary>
    Task EndAsync();
}

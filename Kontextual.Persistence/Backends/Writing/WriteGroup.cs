namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The requests that share one transaction. Each runs once and can fail alone. All results are reported after the common COMMIT.</summary>
/// <remarks>
/// The transaction is open when the group is created, and no savepoint is open at COMMIT. Errors are reported after the COMMIT as well,
/// because an error such as "the name is taken" can refer to a write of another request in the group.
/// </remarks>
/// <param name="connection">The connection that writes.</param>
/// <param name="hold">How long the group accepts further requests, counted from its beginning, once it has something to commit.</param>
/// <param name="most">The maximum number of requests.</param>
internal sealed class WriteGroup(IWritingConnection connection, TimeLimit hold, int most)
{
    private readonly WriteSession _session = connection.Session;
    private readonly ITransactionControl _transaction = connection.Transactions;
    private readonly List<BodyRequest> _done = [];
    private readonly List<BodyRequest> _failed = [];
    private readonly long _begun = hold.Now;
    private bool _isOver;

    /// <summary>
    /// The only request of the group after its commit. Its success is not reported yet. Null when all results are reported, or the group has not ended.
    /// </summary>
    public BodyRequest? Unreported { get; private set; }

    /// <summary>The error after which nothing more may be written through the connection; null when the connection is usable.</summary>
    public KnowledgeException? Broken { get; private set; }

    /// <summary>True while another request may join: the number and the time are within their limits, and the transaction is still open.</summary>
    public bool HasRoom =>
        !_isOver && _done.Count + _failed.Count < most && (_done.Count == 0 || !hold.HasPassed(_begun));

    /// <summary>Runs one request that has begun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takeOver">Continues the group on another thread when the work still blocks this one after the end of the body.</param>
    /// <returns>False when another thread continues.</returns>
    public bool Run(BodyRequest request, Action<Func<bool>> takeOver)
    {
        _session.Reset();
        try
        {
            // The first request needs no savepoint, because the whole transaction can be rolled back.
            if (_done.Count > 0)
                _transaction.Save();
        }
        catch (Exception e) when (Known(e, request.Id) is { } error)
        {
            Lose(request, error);
            return true;
        }

        if (!request.Run(_session, takeOver))
            return false;
        Keep(request);
        return true;
    }

    /// <summary>Keeps the writes of a request, or rolls them back if it failed.</summary>
    public void Keep(BodyRequest request)
    {
        try
        {
            if (request.Error is not null || _session.Failure is not null)
            {
                TakeBack(request);
                return;
            }

            if (_done.Count > 0)
                _transaction.Release();
            _done.Add(request);
        }
        catch (Exception e) when (Known(e, request.Id) is { } error)
        {
            Lose(request, error);
        }
    }

    /// <summary>Commits the transaction, and reports all results except that of <see cref="Unreported"/>.</summary>
    /// <returns>True when something was committed.</returns>
    public bool End()
    {
        if (_isOver)
            return false;
        _isOver = true;
        try
        {
            if (_done.Count == 0)
                _transaction.Rollback();
            else
                _transaction.Commit();
        }
        catch (Exception e) when (Known(e) is { } known)
        {
            Fail(id => Known(e, id)!, known);
            return false;
        }

        // A commit to a file that is no longer at its path must not be acknowledged.
        var swapped = _done.Count > 0 ? connection.Check.LookAfterCommit() : null;
        if (swapped is null && _failed.Count == 0 && _done is [var only])
        {
            Unreported = only;
            return true;
        }

        Report(swapped);
        return _done.Count > 0;
    }

    /// <param name="swapped">Creates the error for a transaction of the commit; null when the commit is in the store.</param>
    private void Report(Func<TransactionId, KnowledgeException>? swapped)
    {
        foreach (var request in _done)
        {
            if (swapped is null)
                request.Succeed();
            else
                request.Fail(swapped(request.Id));
        }

        foreach (var request in _failed)
            request.Fail(request.Error!);
    }

    /// <summary>Completes all requests of the group with an error after the writer itself has failed.</summary>
    public void Break(Func<TransactionId, KnowledgeException> error)
    {
        _isOver = true;
        foreach (var request in _done.Concat(_failed))
            request.Fail(error(request.Id));
    }

    /// <summary>Rolls back the writes of a failed request. Rolls back the whole transaction if the writes cannot be rolled back alone.</summary>
    private void TakeBack(BodyRequest request)
    {
        var error = request.Error ?? _session.Failure!;
        var endsWriting = _session.Failure is { } failure && connection.Errors.EndsWriting(failure);
        if (_done.Count == 0 || endsWriting || !_transaction.IsOpen)
        {
            Abandon(error, endsWriting ? _session.Failure : null);
            request.Fail(error);
            return;
        }

        _transaction.TakeBack();
        if (error is OperationCanceledException or WriteTimeoutException)
            request.Fail(error);
        else
            _failed.Add(request);
    }

    /// <summary>Ends the group after an operation on the savepoint failed, because the content of the transaction is unknown.</summary>
    private void Lose(BodyRequest request, KnowledgeException error)
    {
        Abandon(error, error);
        request.Fail(error);
    }

    /// <summary>Ends the transaction without a commit, for all requests that shared it.</summary>
    private void Abandon(Exception cause, KnowledgeException? own) => Fail(
        _ => new StoreUnavailableException(
            $"Another write that shared a transaction on '{connection.Location}' failed, and the whole transaction was rolled back. Nothing was written"
            + (Broken is null ? "; try again." : ". Close the store, check the disk, and open it again."),
            connection.Location,
            canRetry: Broken is null,
            innerException: cause),
        own);

    /// <param name="error">Creates the error for each request.</param>
    /// <param name="own">The error of this connection that is the cause; null when there was none.</param>
    private void Fail(Func<TransactionId, KnowledgeException> error, KnowledgeException? own)
    {
        _isOver = true;
        if (own is not null && connection.Errors.EndsWriting(own))
            Broken = own;
        try
        {
            if (_transaction.IsOpen)
                _transaction.Rollback();
        }
        catch (Exception e) when (Known(e) is { } known)
        {
            // The callers get the first error.
            Broken ??= known;
        }

        foreach (var request in _done.Concat(_failed))
            request.Fail(error(request.Id));
    }

    private KnowledgeException? Known(Exception e, TransactionId? id = null) => connection.Errors.TranslateHeld(e, id);
}

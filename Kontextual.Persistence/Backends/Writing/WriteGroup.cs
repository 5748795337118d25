namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Requests that share one transaction: each runs once and fails alone, and is answered after the one COMMIT.</summary>
/// <remarks>
/// The transaction is open when the group is made. No COMMIT ever meets an open savepoint. An error is an answer too: "the name is taken"
/// speaks of what others of the group have written, and must not be said before that is there.
/// </remarks>
/// <param name="connection">The connection that writes.</param>
/// <param name="hold">How long others may join after there is something to commit.</param>
/// <param name="most">How many requests it takes in at most.</param>
internal sealed class WriteGroup(IWritingConnection connection, TimeLimit hold, int most)
{
    private readonly WriteSession _session = connection.Session;
    private readonly ITransactionControl _transaction = connection.Transactions;
    private readonly List<BodyRequest> _done = [];
    private readonly List<BodyRequest> _failed = [];
    private readonly long _begun = hold.Now;
    private bool _isOver;

    /// <summary>The error after which nothing more may be written through the connection; null when it can be trusted.</summary>
    public KnowledgeException? Broken { get; private set; }

    /// <summary>True while another request may join: not too many, not for too long, and the transaction still stands.</summary>
    public bool HasRoom =>
        !_isOver && _done.Count + _failed.Count < most && (_done.Count == 0 || !hold.HasPassed(_begun));

    /// <summary>Runs one request that has begun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takeOver">Goes on with the group on another thread when the body blocks this one past its end.</param>
    /// <returns>False when another thread goes on.</returns>
    public bool Run(BodyRequest request, Action<Func<bool>> takeOver)
    {
        _session.Reset();
        try
        {
            // The first is alone in the transaction yet: taking it back is taking that back.
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

    /// <summary>Keeps what a request has written, or takes it back when it failed.</summary>
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

    /// <summary>Commits what stands, and answers.</summary>
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

        // What was committed to a file that is gone from its path must not be acknowledged.
        var swapped = _done.Count > 0 ? connection.Check.LookAfterCommit() : null;
        foreach (var request in _done)
        {
            if (swapped is null)
                request.Succeed();
            else
                request.Fail(swapped(request.Id));
        }

        foreach (var request in _failed)
            request.Fail(request.Error!);
        return _done.Count > 0;
    }

    /// <summary>Ends everything that is under way with an error, when the writer itself has failed.</summary>
    public void Break(Func<TransactionId, KnowledgeException> error)
    {
        _isOver = true;
        foreach (var request in _done.Concat(_failed))
            request.Fail(error(request.Id));
    }

    /// <summary>Takes back what a failed request wrote, and only that, if the database has not taken back everything.</summary>
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

    /// <summary>Marking, keeping or taking back failed: what stands in the transaction is not known.</summary>
    private void Lose(BodyRequest request, KnowledgeException error)
    {
        Abandon(error, error);
        request.Fail(error);
    }

    /// <summary>Ends the transaction without a commit, for all that shared it.</summary>
    private void Abandon(Exception cause, KnowledgeException? own) => Fail(
        _ => new StoreUnavailableException(
            $"Another write that shared a transaction on '{connection.Location}' failed and took the transaction with it. Nothing was written"
            + (Broken is null ? "; try again." : ". Close the store, check the disk, and open it again."),
            canRetry: Broken is null,
            innerException: cause),
        own);

    /// <param name="error">What each is told.</param>
    /// <param name="own">The error of this connection that made it necessary; null when there was none.</param>
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
            // The callers get the error that made it necessary.
            Broken ??= known;
        }

        foreach (var request in _done.Concat(_failed))
            request.Fail(error(request.Id));
    }

    private KnowledgeException? Known(Exception e, TransactionId? id = null) => connection.Errors.Translate(e, id);
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Requests that share one transaction: each runs once and fails alone, and is acknowledged after the one COMMIT.</summary>
/// <remarks>The transaction is open when the group is made. No COMMIT ever meets an open savepoint.</remarks>
internal sealed class WriteGroup(string location, WriteSession session, TransactionStatements statements, TimeSpan hold)
{
    /// <summary>How many requests share a commit at most.</summary>
    private const int MaxRequests = 64;

    private readonly List<WriteRequest> _done = [];
    private readonly long _begun = Stopwatch.GetTimestamp();
    private bool _isOver;

    /// <summary>The error after which nothing more may be written through the connection; null when it can be trusted.</summary>
    public KnowledgeException? Broken { get; private set; }

    /// <summary>True while another request may join: not too many, not for too long, and the transaction still stands.</summary>
    public bool HasRoom => !_isOver && _done.Count < MaxRequests && (_done.Count == 0 || Stopwatch.GetElapsedTime(_begun) < hold);

    /// <summary>Runs one request that has begun.</summary>
    public void Run(WriteRequest request)
    {
        Exception? error;
        try
        {
            // The first is alone in the transaction yet: taking it back is taking that back.
            var isFirst = _done.Count == 0;
            if (!isFirst)
                statements.Save();
            error = request.Run(session);
            session.Rows.Clear();
            if (error is null)
            {
                if (!isFirst)
                    statements.Release();
                _done.Add(request);
                return;
            }

            TakeBack(error, isFirst);
        }
        catch (SqliteException e)
        {
            // Marking, keeping or taking back failed: what stands in the transaction is not known.
            error = SqliteErrors.Translate(location, e, request.Id)!;
            Abandon(error);
        }

        request.Fail(error);
    }

    /// <summary>Commits what stands and acknowledges it.</summary>
    /// <returns>True when something was committed.</returns>
    public bool End()
    {
        if (_isOver)
            return false;
        _isOver = true;
        try
        {
            if (_done.Count == 0)
                statements.Rollback();
            else
                statements.Commit();
        }
        catch (SqliteException e)
        {
            Fail(id => SqliteErrors.Translate(location, e, id)!, e);
            return false;
        }

        foreach (var request in _done)
            request.Succeed();
        return _done.Count > 0;
    }

    /// <summary>Takes back what a failed request wrote, and only that, if SQLite has not taken back everything.</summary>
    private void TakeBack(Exception error, bool isFirst)
    {
        if (isFirst || !statements.IsOpen || (error is KnowledgeException known && SqliteErrors.EndsWriting(known)))
            Abandon(error);
        else
            statements.TakeBack();
    }

    /// <summary>Ends the transaction without a commit, for all that shared it.</summary>
    private void Abandon(Exception cause)
    {
        _isOver = true;
        Fail(
            _ => new StoreUnavailableException(
                $"Another write that shared a transaction on '{location}' failed and took the transaction with it. Nothing was written; try again.",
                canRetry: true,
                innerException: cause),
            cause);
    }

    private void Fail(Func<TransactionId, KnowledgeException> error, Exception cause)
    {
        try
        {
            if (statements.IsOpen)
                statements.Rollback();
        }
        catch (SqliteException e)
        {
            // The callers get the error that made it necessary.
            Broken = SqliteErrors.Translate(location, e);
        }

        var own = SqliteErrors.Translate(location, cause) ?? cause as KnowledgeException;
        if (own is not null && SqliteErrors.EndsWriting(own))
            Broken = own;
        foreach (var request in _done)
            request.Fail(error(request.Id));
        _done.Clear();
    }
}

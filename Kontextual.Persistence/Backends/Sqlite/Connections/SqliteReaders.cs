using System.Globalization;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>A pool of reading sessions. It opens them when they are needed, up to a limit, and keeps a few of them open.</summary>
/// <remarks>
/// When a session is closed, SQLite keeps its descriptor of the store's file until the last connection of the process to that file is
/// closed, because closing the descriptor would cancel the locks of the others. SQLite reuses the descriptor for the next session. An
/// idle store therefore holds as many descriptors as sessions were ever open at the same time. Closing a session frees the rest.
/// </remarks>
/// <param name="first">A session that is already open.</param>
/// <param name="open">Opens another session.</param>
/// <param name="limit">The maximum number of rented sessions: <see cref="SqliteStoreOptions.MaxReaders"/>.</param>
/// <param name="patience">The longest time that a caller waits while no session is returned: <see cref="SqliteStoreOptions.ReaderWait"/>.</param>
/// <param name="time">The clock for that time.</param>
internal sealed class SqliteReaders(
    SqliteSession first, Func<SqliteSession> open, int limit, TimeSpan patience, TimeProvider time) : IDisposable
{
    /// <summary>The number of sessions that stay open while nobody reads.</summary>
    private const int KeptIdle = 2;

    private readonly Stack<SqliteSession> _idle = new([first]);
    private readonly Lock _gate = new();
    private readonly ReaderQueue _queue = new(limit);
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastRead = time.GetTimestamp();
    private long _lastView = time.GetTimestamp();
    private bool _ended;

    /// <summary>Rents a session for exclusive use until the result is disposed of. At the limit, the caller waits without holding a thread.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed, or was closed during the wait.</exception>
    /// <exception cref="StoreUnavailableException">No session was returned for the whole wait, or no session can be opened.</exception>
    public ValueTask<Rented> RentAsync(ReaderKind kind, CancellationToken cancellationToken)
    {
        SqliteSession? session;
        LinkedListNode<ReaderWait>? waiting;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_ended, typeof(IKnowledgeRepository));
            waiting = _queue.TryEnter(kind) ? null : _queue.Add(kind);
            session = waiting is null && _idle.TryPop(out var idle) ? idle : null;
        }

        return waiting is null ? new ValueTask<Rented>(Lend(session, kind)) : WaitAsync(waiting, cancellationToken);
    }

    /// <summary>Refuses further readers, ends all waits with an error, and waits until all sessions are returned.</summary>
    public Task EndAsync()
    {
        IReadOnlyList<ReaderWait> waiting;
        bool isEmpty;
        lock (_gate)
        {
            _ended = true;
            waiting = _queue.End();
            isEmpty = _queue.IsEmpty;
        }

        foreach (var wait in waiting)
            wait.Fail(new ObjectDisposedException(nameof(IKnowledgeRepository)));
        return isEmpty ? Task.CompletedTask : _allBack.Task;
    }

    /// <summary>Closes the sessions. All of them must have been returned.</summary>
    public void Dispose()
    {
        foreach (var session in _idle)
            session.Dispose();
    }

    private async ValueTask<Rented> WaitAsync(LinkedListNode<ReaderWait> waiting, CancellationToken cancellationToken)
    {
        var (wait, since) = (waiting.Value, time.GetTimestamp());
        for (var remaining = patience; ;)
        {
            try
            {
                return Lend(await wait.Granted.WaitAsync(remaining, time, cancellationToken).ConfigureAwait(false), wait.Kind);
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException && !wait.Granted.IsFaulted)
            {
                remaining = e is TimeoutException ? patience - Stalled(wait.Kind, since) : TimeSpan.Zero;
                if (remaining > TimeSpan.Zero)
                    continue;
                if (!GiveUp(waiting))
                    Return(await wait.Granted.ConfigureAwait(false), wait.Kind);
                if (e is TimeoutException)
                    throw TookTooLong();
                throw;
            }
        }
    }

    /// <summary>
    /// Returns how long a caller has waited since a session was last returned. For a view, only the sessions of views count, because views
    /// can be in use for long while reads come and go.
    /// </summary>
    private TimeSpan Stalled(ReaderKind kind, long since)
    {
        lock (_gate)
            return time.GetElapsedTime(Math.Max(since, kind == ReaderKind.View ? _lastView : Math.Max(_lastRead, _lastView)));
    }

    private bool GiveUp(LinkedListNode<ReaderWait> waiting)
    {
        lock (_gate)
            return ReaderQueue.Remove(waiting);
    }

    private Rented Lend(SqliteSession? session, ReaderKind kind)
    {
        try
        {
            return new Rented(this, session ?? open(), kind);
        }
        catch
        {
            Return(null, kind);
            throw;
        }
    }

    /// <param name="session">The session; null when no session could be opened.</param>
    /// <param name="kind">The purpose for which it was rented.</param>
    private void Return(SqliteSession? session, ReaderKind kind)
    {
        // Closed before the place is returned, because the next reader could otherwise open one session more than the limit.
        if (session is not null && IsOneTooMany())
        {
            session.Dispose();
            session = null;
        }

        ReaderWait? next;
        lock (_gate)
        {
            next = _queue.Leave(kind);
            if (kind == ReaderKind.Read)
                _lastRead = time.GetTimestamp();
            else
                _lastView = time.GetTimestamp();
            if (next is null && session is not null)
                _idle.Push(session);

            // Signalled last, so that the closing of the store finds all sessions in the pool.
            if (_ended && _queue.IsEmpty)
                _allBack.TrySetResult();
        }

        next?.Grant(session);
    }

    private bool IsOneTooMany()
    {
        lock (_gate)
            return _queue.IsNobodyWaiting && _idle.Count >= KeptIdle && !_ended;
    }

    private StoreUnavailableException TookTooLong() => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"All {limit} reading connections of the store have been in use for {patience.TotalSeconds:0.###} s. End views sooner, raise {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.MaxReaders)}, or try again."),
        canRetry: true);

    public readonly struct Rented(SqliteReaders owner, SqliteSession session, ReaderKind kind) : IDisposable
    {
        public SqliteSession Session => session;

        public void Dispose()
        {
            // SQLite remembers a failed read, so a later error of the same connection would be taken for a failed read as well.
            if (!session.Connection.HasFailedRead)
            {
                owner.Return(session, kind);
                return;
            }

            session.Dispose();
            owner.Return(null, kind);
        }
    }
}

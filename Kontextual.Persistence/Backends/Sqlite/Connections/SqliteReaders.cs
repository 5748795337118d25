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
    public void Dispose() => Closing.RunAll(_idle.Select<SqliteSession, Action>(session => session.Dispose));

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
        if (session is not null && TryKeep(session, kind))
            return;
        try
        {
            // Closed before the place is returned, because the next reader could otherwise open one session more than the limit.
            session?.Dispose();
        }
        finally
        {
            ReaderWait? next;
            lock (_gate)
                next = Leave(null, kind);
            next?.Grant(null);
        }
    }

    /// <summary>Returns a session with its place, unless enough sessions stay open already and nobody waits for this one.</summary>
    /// <remarks>Deciding and keeping are one step, so that of several sessions that are returned at the same time each one counts.</remarks>
    private bool TryKeep(SqliteSession session, ReaderKind kind)
    {
        ReaderWait? next;
        lock (_gate)
        {
            if (!_ended && _idle.Count >= KeptIdle && !_queue.HasNextFor(kind))
                return false;
            next = Leave(session, kind);
        }

        next?.Grant(session);
        return true;
    }

    /// <summary>Returns a place. The session goes to the wait that has the place now, or to the idle sessions. Called under the lock.</summary>
    private ReaderWait? Leave(SqliteSession? session, ReaderKind kind)
    {
        var next = _queue.Leave(kind);
        if (next is null && session is not null)
            _idle.Push(session);
        if (kind == ReaderKind.Read)
            _lastRead = time.GetTimestamp();
        else
            _lastView = time.GetTimestamp();

        // Signalled last, so that the closing of the store finds all sessions in the pool.
        if (_ended && _queue.IsEmpty)
            _allBack.TrySetResult();
        return next;
    }

    private StoreUnavailableException TookTooLong() => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"All {limit} reading connections of the store have been in use for {patience.TotalSeconds:0.###} s. End views sooner, raise {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.MaxReaders)}, or try again."),
        first.Connection.Location,
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

            try
            {
                session.Dispose();
            }
            finally
            {
                owner.Return(null, kind);
            }
        }
    }
}

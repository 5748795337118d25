using System.Globalization;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Reading sessions: opened as they are needed, up to a limit, and a few kept open for the next reader.</summary>
/// <remarks>
/// SQLite keeps the descriptor of the store's file of each closed session until the last connection of the process to that file closes,
/// because closing it would cancel the locks of the others, and uses it again for the next session. So the highest number of
/// sessions that were open at once is what an idle store keeps of descriptors; closing a session frees its log and its memory.
/// </remarks>
/// <param name="first">A session that is open already.</param>
/// <param name="open">Opens another.</param>
/// <param name="limit">How many may be rented at once: <see cref="SqliteStoreOptions.MaxReaders"/>.</param>
/// <param name="patience">How long a caller waits while no session is given back: <see cref="SqliteStoreOptions.ReaderWait"/>.</param>
/// <param name="time">The clock that the patience is measured with.</param>
internal sealed class SqliteReaders(
    SqliteSession first, Func<SqliteSession> open, int limit, TimeSpan patience, TimeProvider time) : IDisposable
{
    /// <summary>How many sessions stay open while nobody reads.</summary>
    private const int KeptIdle = 2;

    private readonly Stack<SqliteSession> _idle = new([first]);
    private readonly Lock _gate = new();
    private readonly ReaderQueue _queue = new(limit);
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastRead = time.GetTimestamp();
    private long _lastView = time.GetTimestamp();
    private bool _ended;

    /// <summary>A session for one reader alone, until it is disposed of. Beyond the limit the caller waits without a thread.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed, or was while the caller waited.</exception>
    /// <exception cref="StoreUnavailableException">No session was given back for the whole wait, or none can be opened.</exception>
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

    /// <summary>Lets nobody in any more, ends those that wait, and waits until all readers are done.</summary>
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

    /// <summary>Closes the sessions; all readers are done.</summary>
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

    /// <summary>For how long nobody has given back what the caller waits for. Views may go on for long while reads come and go.</summary>
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

    /// <param name="session">The session; null when none could be opened.</param>
    /// <param name="kind">What it was rented for.</param>
    private void Return(SqliteSession? session, ReaderKind kind)
    {
        // Closed before the place is given back: whoever came in its place would otherwise open one more than the limit.
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

            // Last, so that whoever closes the store finds every session here.
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
            // SQLite remembers a failed read, and the next error of the same connection would be taken for another.
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

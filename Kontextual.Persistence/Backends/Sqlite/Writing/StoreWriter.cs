using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>The one writer of a store in this process: a thread of its own that takes requests from a queue, many to a commit.</summary>
/// <remarks>
/// All waiting for other processes happens on that thread, so a store that one of them holds costs the thread pool nothing.
/// Requests that wait together share one transaction and one synchronisation to disk.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "CloseAsync disposes of them, on the writer's thread.")]
internal sealed class StoreWriter
{
    private readonly RequestQueue _queue = new();
    private readonly TaskCompletionSource<Action> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriterConnection _connection;
    private readonly WriteSession _lent;
    private readonly Blockage _blockage;
    private readonly SwapGuard _guard;
    private readonly WriteTurn _turn;
    private readonly Compaction _compaction;
    private readonly Func<WriteGroup> _newGroup;
    private readonly Action _committed;
    private readonly string _location;
    private readonly WriterErrors _errors;
    private KnowledgeException? _broken;
    private WriteGroup? _group;
    private WriteRequest? _running;

    /// <param name="location">The store's real path.</param>
    /// <param name="options">Its options.</param>
    /// <param name="session">The writing connection; the writer closes it.</param>
    /// <param name="watch">What knows whether the files at the paths are still the store's.</param>
    /// <param name="committed">Called after each commit.</param>
    /// <param name="log">Told of what no caller is.</param>
    public StoreWriter(string location, SqliteStoreOptions options, SqliteSession session, StoreWatch watch, Action committed, StoreLog log)
    {
        // First, because it is what may fail: nothing is prepared on a connection that is then to be closed.
        var lockFile = StoreLock.Open(location);
        _location = location;
        _errors = new WriterErrors(location);
        _connection = new WriterConnection(location, session, log);
        _committed = committed;
        _blockage = new Blockage(location, options.BusyWait);
        watch.Include(lockFile.Identity, _connection.Rewrites);
        _guard = new SwapGuard(location, watch, session.Connection);
        _turn = new WriteTurn(lockFile, _connection.Statements, _blockage, _guard);
        _compaction = new Compaction(location, session.Connection, options.BusyWait);
        _lent = new WriteSession(session.Context, _connection.Rows, new WriterBodyRunner());
        _newGroup = () => new WriteGroup(location, _lent, _connection.Statements, _guard, options.SharedCommitWindow);
        WriterThread.Start(Run, EndAfter);
    }

    /// <summary>Queues a body and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The writer takes no more.</exception>
    /// <exception cref="StoreUnavailableException">Another process is in the way for too long, or the writer has failed.</exception>
    public Task<T> WriteAsync<T>(
        TransactionId id, Func<WriteSession, CancellationToken, Task<T>> body, CancellationToken cancellationToken) =>
        WaitAsync(new WriteRequest<T>(id, body, _blockage, cancellationToken), cancellationToken);

    /// <summary>Queues compacting and waits for its end.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<CompactSummary> CompactAsync(CancellationToken cancellationToken) => WaitAsync(
        new WriteRequest<CompactSummary>(
            default, (_, token) => Task.FromResult(_compaction.Run(token)), _blockage, cancellationToken)
        { RunsAlone = true },
        cancellationToken);

    /// <summary>Queues saving a copy and waits for its end. It needs no turn: it reads, also what is no longer at the store's path.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task SaveCopyAsync(string target, CancellationToken cancellationToken) => WaitAsync(
        new WriteRequest<string>(default, (_, token) => Task.FromResult(StoreCopy.Save(_location, _connection.Session.Connection, target, token)), _blockage, cancellationToken)
        { RunsAlone = true, NeedsTurn = false },
        cancellationToken);

    private async Task<T> WaitAsync<T>(WriteRequest<T> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.WaitAsync(_queue.AddAsync(request, cancellationToken)).ConfigureAwait(false);
        }
        catch (ChannelClosedException e) when (e.InnerException is { } died)
        {
            throw _errors.Died(died, null);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IKnowledgeRepository));
        }
    }

    /// <summary>Takes no more requests; those queued still run.</summary>
    public void Complete()
    {
        _queue.Complete();
        _turn.End();
    }

    /// <summary>When the queue has run dry, closes the connection, under the store's lock if it can be had.</summary>
    /// <param name="others">Closes what else must be closed under the lock.</param>
    public Task CloseAsync(Action others)
    {
        _closing.TrySetResult(others);
        return _closed.Task;
    }

    private void Run()
    {
        while (_queue.WaitForNext())
        {
            if (_queue.DropGivenUp() && !RunGroup())
                return;
        }

        var others = _closing.Task.GetAwaiter().GetResult();
        var isHeld = _turn.HoldToClose();
        try
        {
            _guard.LookToClose();
            others();
            _connection.Session.EmptyLog(isHeld);
            _connection.Dispose();
        }
        finally
        {
            _turn.Dispose();
        }

        _closed.SetResult();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A process must not end because a store could not be closed; whoever closes it is told.")]
    private void EndAfter(Exception cause)
    {
        try
        {
            Die(cause);
            _closed.TrySetResult();
        }
        catch (Exception e)
        {
            _closed.TrySetException(e);
        }
    }

    /// <summary>Ends what waits and what is under way, frees the store for others, and waits to be closed.</summary>
    private void Die(Exception cause)
    {
        _queue.Complete(cause);
        _group?.Break(id => _errors.Died(cause, id));
        _running?.Fail(_errors.Died(cause, _running.Id));
        while (_queue.TryTake(alone: false, out var waiting) || _queue.TryTake(alone: true, out waiting))
            waiting.Fail(_errors.Died(cause, null));

        try
        {
            // Closing rolls back what is open.
            _connection.Dispose();
        }
        finally
        {
            _turn.Dispose();
        }

        _closing.Task.GetAwaiter().GetResult()();
    }

    /// <returns>False when this thread was left behind in a body, and another goes on.</returns>
    private bool RunGroup()
    {
        if (_queue.IsNextAlone)
            RunAlone();
        else if (Begin() is { } group)
            return RunAll(group);
        _turn.Leave();
        return true;
    }

    private void RunAlone()
    {
        if (_queue.NextNeedsTurn)
            Begin(_turn.TryHold, TakeAlone);
        else
            TakeAlone();
    }

    private void TakeAlone()
    {
        if (!_queue.TryTake(alone: true, out var request))
            return;
        _running = request;
        request.Run(_lent, static _ => { });
        if (request.Error is { } error)
            request.Fail(error is SqliteException e ? Known(e) : error);
        else
            request.Succeed();
        _running = null;
    }

    private WriteGroup? Begin()
    {
        Begin(_turn.TryBegin, () => _group = _newGroup());
        return _group;
    }

    /// <summary>Does something in a turn of its own; when the turn cannot be had, the next request fails.</summary>
    private void Begin(Func<Func<bool>, bool> tryTurn, Action work)
    {
        try
        {
            if (_broken is { } broken)
                _queue.FailNext(_errors.NotTrusted(broken));
            else if (tryTurn(_queue.DropGivenUp))
                work();
            else if (_turn.IsOver)
                _queue.FailNext(_blockage.Error());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            _queue.FailNext(StoreLock.CannotLock(_location, e));
        }
        catch (SqliteException e)
        {
            _queue.FailNext(Known(e));
        }
        catch (StoreUnavailableException e)
        {
            _queue.FailNext(e);
        }
    }

    /// <summary>An error outside of any group, after which perhaps nothing more may be written.</summary>
    private KnowledgeException Known(SqliteException e)
    {
        var known = SqliteErrors.Translate(_location, e, connection: _connection.Session.Connection)!;
        if (SqliteErrors.EndsWriting(known))
            _broken = known;
        return known;
    }

    private bool RunAll(WriteGroup group)
    {
        while (group.HasRoom && _queue.TryTake(alone: false, out var request))
        {
            _running = request;
            if (!group.Run(request, claim => TakeOver(group, request, claim)))
                return false;
            _running = null;
        }

        if (group.End())
            _committed();
        _group = null;
        _broken = group.Broken;
        if (_broken is null)
            _connection.Checkpoints.RunIfDue();
        _turn.Leave();
        return true;
    }

    /// <summary>Goes on in place of a thread that is blocked in a body that has been given up. That one will find it out, and end.</summary>
    private void TakeOver(WriteGroup group, WriteRequest abandoned, Func<bool> claim)
    {
        try
        {
            WriterThread.Start(
                () =>
                {
                    if (claim())
                        GoOn(group, abandoned);
                },
                EndAfter);
        }
        catch (OutOfMemoryException)
        {
            // No thread is to be had. The blocked one goes on when the body gives it back.
        }
    }

    private void GoOn(WriteGroup group, WriteRequest abandoned)
    {
        group.Keep(abandoned);
        _running = null;
        if (RunAll(group))
            Run();
    }
}

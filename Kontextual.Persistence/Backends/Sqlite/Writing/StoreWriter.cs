using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Rows;
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
    /// <summary>How many requests wait inside; further callers wait to be let in.</summary>
    private const int QueueLength = 1024;

    private static readonly TimeSpan LookOut = TimeSpan.FromMicroseconds(100);
    private static readonly bool SpinsFirst = Environment.ProcessorCount > 1;

    private readonly Channel<WriteRequest> _queue = Channel.CreateBounded<WriteRequest>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly TaskCompletionSource<Action> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteSession _session;
    private readonly TransactionStatements _statements;
    private readonly PreparedRowWriter _rows;
    private readonly Blockage _blockage;
    private readonly WriteTurn _turn;
    private readonly Func<WriteGroup> _newGroup;
    private readonly Action _committed;
    private readonly string _location;
    private KnowledgeException? _broken;
    private WriteGroup? _group;
    private WriteRequest? _running;

    /// <param name="location">The store's real path.</param>
    /// <param name="options">Its options.</param>
    /// <param name="session">The writing connection; the writer closes it.</param>
    /// <param name="committed">Called after each commit.</param>
    public StoreWriter(string location, SqliteStoreOptions options, SqliteSession session, Action committed)
    {
        // First, because it is what may fail: nothing is prepared on a connection that is then to be closed.
        var lockFile = StoreLock.Open(location);
        _location = location;
        _session = session;
        _statements = new TransactionStatements(session.Connection);
        _rows = new PreparedRowWriter(session.Connection.Handle!, session.Context.Model);
        _committed = committed;
        _blockage = new Blockage(location, options.BusyWait);
        _turn = new WriteTurn(lockFile, _statements, _blockage);
        var lent = new WriteSession(session.Context, _rows, new WriterBodyRunner());
        _newGroup = () => new WriteGroup(location, lent, _statements, options.SharedCommitWindow);
        Start(Run);
    }

    /// <summary>Queues a body and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The writer takes no more.</exception>
    /// <exception cref="StoreUnavailableException">Another process is in the way for too long, or the writer has failed.</exception>
    public async Task<T> WriteAsync<T>(
        TransactionId id, Func<WriteSession, CancellationToken, Task<T>> body, CancellationToken cancellationToken)
    {
        var request = new WriteRequest<T>(id, body, _blockage, cancellationToken);
        try
        {
            return await request.WaitAsync(_queue.Writer.WriteAsync(request, cancellationToken)).ConfigureAwait(false);
        }
        catch (ChannelClosedException e) when (e.InnerException is { } died)
        {
            throw Died(died, null);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IKnowledgeRepository));
        }
    }

    /// <summary>Takes no more requests; those queued still run.</summary>
    public void Complete()
    {
        _queue.Writer.TryComplete();
        _turn.End();
    }

    /// <summary>When the queue has run dry, closes the connection, under the store's lock if it can be had.</summary>
    /// <param name="others">Closes what else must be closed under the lock.</param>
    public Task CloseAsync(Action others)
    {
        _closing.TrySetResult(others);
        return _closed.Task;
    }

    private void Start(Action run) => new Thread(() => Guard(run)) { IsBackground = true, Name = "kontextual writer" }.UnsafeStart();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever ends the thread reaches whoever waits for it.")]
    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            Die(e);
        }
    }

    private void Run()
    {
        while (MayRead())
        {
            if (DropGivenUp() && !RunGroup())
                return;
        }

        var others = _closing.Task.GetAwaiter().GetResult();
        _turn.HoldToClose();
        try
        {
            others();
            CloseConnection();
        }
        finally
        {
            _turn.Dispose();
        }

        _closed.SetResult();
    }

    /// <summary>Ends what waits and what is under way, frees the store for others, and waits to be closed.</summary>
    private void Die(Exception cause)
    {
        _queue.Writer.TryComplete(cause);
        _group?.Break(id => Died(cause, id));
        _running?.Fail(Died(cause, _running.Id));
        while (_queue.Reader.TryRead(out var waiting))
        {
            if (waiting.TryBegin())
                waiting.Fail(Died(cause, null));
        }

        // Closing rolls back what is open.
        CloseConnection();
        _turn.Dispose();
        _closing.Task.GetAwaiter().GetResult()();
        _closed.SetResult();
    }

    // This thread has nothing else to do, so it may wait.
    private bool MayRead()
    {
        // A caller that was just answered often writes again at once: looking out for it is quicker than being woken.
        for (var since = Blockage.Now; SpinsFirst && Stopwatch.GetElapsedTime(since) < LookOut && !_queue.Reader.TryPeek(out _);)
            Thread.SpinWait(50);
        var waiting = _queue.Reader.WaitToReadAsync();
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    /// <returns>False when this thread was left behind in a body, and another goes on.</returns>
    private bool RunGroup()
    {
        if (Begin() is { } group)
            return RunAll(group);
        _turn.Leave();
        return true;
    }

    private WriteGroup? Begin()
    {
        try
        {
            if (_broken is { } broken)
                FailNext(NotTrusted(broken));
            else if (_turn.TryBegin(DropGivenUp))
                return _group = _newGroup();
            else if (_turn.IsOver)
                FailNext(_blockage.Error());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            FailNext(StoreLock.CannotLock(_location, e));
        }
        catch (SqliteException e)
        {
            var known = SqliteErrors.Translate(_location, e)!;
            if (SqliteErrors.EndsWriting(known))
                _broken = known;
            FailNext(known);
        }

        return null;
    }

    private bool RunAll(WriteGroup group)
    {
        while (group.HasRoom && _queue.Reader.TryRead(out var request))
        {
            if (!request.TryBegin())
                continue;
            _running = request;
            if (!group.Run(request, claim => TakeOver(group, request, claim)))
                return false;
            _running = null;
        }

        if (group.End())
            _committed();
        _group = null;
        _broken = group.Broken;
        _turn.Leave();
        return true;
    }

    /// <summary>Goes on in place of a thread that is blocked in a body that has been given up. That one will find it out, and end.</summary>
    private void TakeOver(WriteGroup group, WriteRequest abandoned, Func<bool> claim)
    {
        try
        {
            Start(() =>
            {
                if (claim())
                    GoOn(group, abandoned);
            });
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

    /// <summary>Takes requests whose callers have given up out of the way.</summary>
    /// <returns>True when the next one still waits.</returns>
    private bool DropGivenUp()
    {
        while (_queue.Reader.TryPeek(out var next))
        {
            if (next.IsWaiting)
                return true;
            _queue.Reader.TryRead(out _);
        }

        return false;
    }

    private void FailNext(KnowledgeException error)
    {
        if (_queue.Reader.TryRead(out var next) && next.TryBegin())
            next.Fail(error);
    }

    private StoreUnavailableException NotTrusted(KnowledgeException cause) => new(
        $"Writing to '{_location}' failed before in a way that this connection cannot be trusted after. Close the store, check the disk, and open it again.",
        canRetry: false,
        innerException: cause);

    private StoreUnavailableException Died(Exception cause, TransactionId? begun) => new(
        $"The writer of '{_location}' failed unexpectedly. Close the store and open it again.",
        canRetry: false,
        outcomeUnknown: begun is not null,
        begun,
        innerException: cause);

    // Closing the last connection checkpoints, which must not meet another process's commit: the lock is held.
    private void CloseConnection()
    {
        _rows.Dispose();
        _statements.Dispose();
        _session.Dispose();
    }
}

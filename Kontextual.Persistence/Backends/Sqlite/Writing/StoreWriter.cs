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

    /// <param name="location">The store's real path.</param>
    /// <param name="options">Its options.</param>
    /// <param name="session">The writing connection; the writer closes it.</param>
    /// <param name="committed">Called after each commit.</param>
    public StoreWriter(string location, SqliteStoreOptions options, SqliteSession session, Action committed)
    {
        _location = location;
        _session = session;
        _statements = new TransactionStatements(session.Connection);
        _rows = new PreparedRowWriter(session.Connection.Handle!, session.Context.Model);
        _committed = committed;
        _blockage = new Blockage(location, options.BusyWait);
        _turn = new WriteTurn(StoreLock.Open(location), _statements, _blockage);
        var lent = new WriteSession(session.Context, _rows);
        _newGroup = () => new WriteGroup(location, lent, _statements, options.SharedCommitWindow);
        new Thread(Run) { IsBackground = true, Name = "kontextual writer" }.Start();
    }

    /// <summary>Queues a body and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The writer takes no more.</exception>
    public async Task<T> WriteAsync<T>(
        TransactionId id, Func<WriteSession, CancellationToken, Task<T>> body, CancellationToken cancellationToken)
    {
        var request = new WriteRequest<T>(id, body, _blockage, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IKnowledgeRepository));
        }

        return await request.WaitAsync().ConfigureAwait(false);
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

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever ends the thread reaches whoever closes.")]
    private void Run()
    {
        try
        {
            while (MayRead())
            {
                if (DropGivenUp())
                    RunGroup();
            }

            Close(_closing.Task.GetAwaiter().GetResult());
            _closed.SetResult();
        }
        catch (Exception e)
        {
            _closed.SetException(e);
        }
    }

    // This thread has nothing else to do, so it may wait.
    private bool MayRead()
    {
        var waiting = _queue.Reader.WaitToReadAsync();
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private void RunGroup()
    {
        try
        {
            if (_broken is { } broken)
                FailNext(NotTrusted(broken));
            else if (_turn.TryBegin(DropGivenUp))
                RunAll(_newGroup());
        }
        catch (IOException e)
        {
            FailNext(StoreLock.CannotLock(_location, e));
        }
        catch (SqliteException e)
        {
            FailNext(SqliteErrors.Translate(_location, e)!);
        }
        finally
        {
            _turn.Leave();
        }
    }

    private void RunAll(WriteGroup group)
    {
        while (group.HasRoom && _queue.Reader.TryRead(out var request))
        {
            if (request.TryBegin())
                group.Run(request);
        }

        if (group.End())
            _committed();
        _broken = group.Broken;
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

    // Closing the last connection checkpoints, which must not meet another process's commit.
    private void Close(Action others)
    {
        _turn.HoldToClose();
        try
        {
            others();
            _rows.Dispose();
            _statements.Dispose();
            _session.Dispose();
        }
        finally
        {
            _turn.Dispose();
        }
    }
}

using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The one writer of a store in this process: a thread of its own that takes requests from a queue, many to a commit.</summary>
/// <remarks>
/// All waiting for other processes happens on that thread, so a store that one of them holds costs the thread pool nothing.
/// Requests that wait together share one transaction and one synchronisation to disk.
/// </remarks>
internal sealed class WritingRoom
{
    private readonly RequestQueue _queue = new();
    private readonly IWritingConnection _connection;
    private readonly Blockage _blockage;
    private readonly WriteTurn _turn;
    private readonly RoomErrors _errors;
    private readonly WriterEnding _ending;
    private readonly TurnLoop _loop;

    /// <param name="connection">The writing connection; the room closes it.</param>
    /// <param name="busyWait">How long other processes may keep a caller waiting.</param>
    /// <param name="hold">How long a group takes others in after it has something to commit.</param>
    /// <param name="committed">Called after each commit.</param>
    public WritingRoom(IWritingConnection connection, TimeSpan busyWait, TimeLimit hold, Action committed)
    {
        _connection = connection;
        _errors = new RoomErrors(connection.Location);
        _blockage = new Blockage(connection.Errors, busyWait);
        _turn = new WriteTurn(connection, _blockage);
        _ending = new WriterEnding(_queue, _turn, connection, _errors);
        _loop = new TurnLoop(_queue, _turn, connection, _errors, hold, committed, TakeOver);
        Start(_loop.Run);
    }

    /// <summary>Queues a body and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The room takes no more.</exception>
    /// <exception cref="StoreUnavailableException">Another process is in the way for too long, or the writer has failed.</exception>
    public Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(wait, new BodyRequest<T>(body, wait, cancellationToken), cancellationToken);
    }

    /// <summary>Queues a body that shares its commit with no other, and waits for it.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        var request = new LoneBodyRequest(new BodyRequest<T>(body, wait, cancellationToken), wait);
        return WaitAsync(wait, request, cancellationToken);
    }

    /// <summary>Queues work that runs alone, in a turn of its own, and waits for its end.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(
            wait, new AloneRequest<T>(token => work(_connection.LoneWriting, token), wait, cancellationToken), cancellationToken);
    }

    /// <summary>Queues work that runs alone and only reads, and waits for its end. It does not wait for other processes.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(
            wait, new TurnlessRequest<T>(token => work(_connection.LoneReading, token), wait, cancellationToken), cancellationToken);
    }

    /// <summary>Takes no more requests; those queued still run.</summary>
    public void Complete()
    {
        _queue.Complete();
        _turn.End();
    }

    /// <summary>When the queue has run dry, closes the connection, under the store's lock if it can be had.</summary>
    /// <param name="others">Closes what else must be closed under the lock.</param>
    public Task CloseAsync(Action others) => _ending.CloseAsync(others);

    private async Task<T> WaitAsync<T>(CallerWait<T> wait, QueuedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await wait.WaitAsync(_queue.AddAsync(request, cancellationToken)).ConfigureAwait(false);
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

    /// <param name="serve">Serves requests; false when it was left behind, and another thread goes on.</param>
    private void Start(Func<bool> serve) => WriterThread.Start(
        () =>
        {
            if (serve())
                _ending.Close();
        },
        cause => _ending.CloseAfter(cause, _loop.Break));

    /// <summary>Starts a thread in place of one that is blocked in a body that was left behind.</summary>
    /// <param name="claim">Claims the place; false when the blocked one has come back.</param>
    /// <param name="goOn">Serves from there on.</param>
    private void TakeOver(Func<bool> claim, Func<bool> goOn)
    {
        try
        {
            Start(() => claim() && goOn());
        }
        catch (OutOfMemoryException)
        {
            // No thread is to be had. The blocked one goes on when the body gives it back.
        }
    }
}

using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>
/// The only writer of a store in this process: a dedicated thread that takes requests from a queue and commits many of them together.
/// </summary>
/// <remarks>
/// Only that thread waits for other processes, so a store that another process uses does not block threads of the pool. Requests that
/// wait together share one transaction and one flush to disk. If the code of a caller keeps that thread, another one takes its place
/// (<see cref="WriterPlace"/>, <see cref="ThreadHold"/>).
/// </remarks>
internal sealed class WritingRoom
{
    private readonly RequestQueue _queue = new();
    private readonly IWritingConnection _connection;
    private readonly Blockage _blockage;
    private readonly WriteTurn _turn;
    private readonly RoomErrors _errors;
    private readonly WriterEnding _ending;
    private readonly WriterPlace _place;
    private readonly TurnLoop _loop;

    /// <param name="connection">The writing connection. The room closes it.</param>
    /// <param name="busyWait">The longest time that other processes may block a caller.</param>
    /// <param name="hold">How long a group accepts further requests, counted from its beginning, once it has something to commit.</param>
    /// <param name="committed">Called after each commit.</param>
    public WritingRoom(IWritingConnection connection, TimeSpan busyWait, TimeLimit hold, Action committed)
    {
        _connection = connection;
        _errors = new RoomErrors(connection.Location);
        _blockage = new Blockage(connection.Errors, busyWait);
        _turn = new WriteTurn(connection, _blockage);
        _ending = new WriterEnding(_queue, _turn, connection, _errors);
        _place = new WriterPlace(() => Start(() => _place!.WaitToTake() && _loop!.Run()));
        _loop = new TurnLoop(_queue, _turn, connection, _errors, hold, committed, _place, TakeOver);
        Start(_loop.Run);
    }

    /// <summary>Queues a body and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    /// <exception cref="StoreUnavailableException">Another process blocked the write for the busy wait, or the writer has failed.</exception>
    public Task<T> WriteAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(wait, new BodyRequest<T>(body, wait, cancellationToken), cancellationToken);
    }

    /// <summary>Queues a body that does not share its commit, and waits for its commit.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> WriteAloneAsync<T>(ITransactionBody<T> body, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        var request = new LoneBodyRequest(new BodyRequest<T>(body, wait, cancellationToken), wait);
        return WaitAsync(wait, request, cancellationToken);
    }

    /// <summary>Queues exclusive work that needs a turn, and waits for its end.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> RunAloneAsync<T>(Func<ILoneWriting, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(
            wait, new AloneRequest<T>(token => work(_connection.LoneWriting, token), wait, cancellationToken), cancellationToken);
    }

    /// <summary>Queues exclusive work that only reads, and waits for its end. It does not wait for other processes.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> ReadAloneAsync<T>(Func<ILoneReading, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        var wait = new CallerWait<T>(_blockage, cancellationToken);
        return WaitAsync(
            wait, new TurnlessRequest<T>(token => work(_connection.LoneReading, token), wait, cancellationToken), cancellationToken);
    }

    /// <summary>Refuses further requests. Queued requests still run.</summary>
    public void Complete()
    {
        _queue.Complete();
        _turn.End();
        _place.Call();
    }

    /// <summary>Closes the connection after the queue is empty, under the store's lock if it can be taken.</summary>
    /// <param name="others">Closes the store's other connections, which must be closed under the lock.</param>
    public Task CloseAsync(Action others) => _ending.CloseAsync(others);

    private async Task<T> WaitAsync<T>(CallerWait<T> wait, QueuedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var entering = _queue.AddAsync(request, cancellationToken);
            _place.Call();
            return await wait.WaitAsync(entering).ConfigureAwait(false);
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

    /// <param name="serve">Serves requests. Returns false when another thread continues.</param>
    private void Start(Func<bool> serve) => WriterThread.Start(
        () =>
        {
            if (!serve())
                return;
            _ending.Close();
            _place.End();
        },
        cause =>
        {
            _ending.CloseAfter(cause, _loop.Break);
            _place.End();
        });

    /// <summary>Starts a thread in place of a thread that a body blocks.</summary>
    /// <param name="claim">Claims the place. Returns false if the blocked thread has continued.</param>
    /// <param name="goOn">Continues to serve requests.</param>
    private void TakeOver(Func<bool> claim, Func<bool> goOn)
    {
        try
        {
            Start(() => claim() && goOn());
        }
        catch (OutOfMemoryException)
        {
            // The system cannot create a thread. The blocked thread continues when the body returns.
        }
    }
}

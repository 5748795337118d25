namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>One call's work on its way through the queue: waiting, begun, and ended with a result or an error.</summary>
internal abstract class WriteRequest(TransactionId id)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    private int _state = Waiting;

    /// <summary>The transaction's id, by which it can be asked for later.</summary>
    public TransactionId Id => id;

    /// <summary>True while the caller still waits for its turn.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Takes the request to run it; false when its caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Runs the body to its end, while this thread waits.</summary>
    /// <returns>What the body threw; null when it returned.</returns>
    public abstract Exception? Run(WriteSession session);

    /// <summary>Gives the caller the result: what the body wrote is on disk.</summary>
    public abstract void Succeed();

    /// <summary>Gives the caller an error: nothing of what the body wrote is left, or the error says that this is unknown.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Ends a request that has not begun; false when it has.</summary>
    protected bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting;
}

/// <inheritdoc cref="WriteRequest"/>
internal sealed class WriteRequest<T>(
    TransactionId id, Func<WriteSession, CancellationToken, Task<T>> body, Blockage blockage, CancellationToken cancellationToken)
    : WriteRequest(id)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The caller's own: what flows with it (culture, tracing, the check against nesting) flows into the body.
    private readonly ExecutionContext? _caller = ExecutionContext.Capture();
    private readonly long _since = Blockage.Now;
    private Timer? _watch;
    private T? _result;

    /// <summary>Waits for the end; before the request has begun also for the caller's cancelling, or for the busy wait to be over.</summary>
    public async Task<T> WaitAsync()
    {
        using var watch = new Timer(static me => ((WriteRequest<T>)me!).GiveUpWhenBlocked(), this, Timeout.Infinite, Timeout.Infinite);
        _watch = watch;
        watch.Change(blockage.Longest, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.UnsafeRegister(static (me, _) => ((WriteRequest<T>)me!).Cancel(), this);
        return await _completion.Task.ConfigureAwait(false);
    }

    public override Exception? Run(WriteSession session)
    {
        Exception? error = null;
        if (_caller is null)
            Body(null);
        else
            ExecutionContext.Run(_caller, Body, null);
        return error;

        void Body(object? _)
        {
            try
            {
                // The writer's thread has nothing else to do than to wait for the body.
                _result = body(session, cancellationToken).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                error = e;
            }
        }
    }

    public override void Succeed() => _completion.TrySetResult(_result!);

    public override void Fail(Exception error) => _completion.TrySetException(error);

    private void Cancel()
    {
        if (TryGiveUp())
            _completion.TrySetCanceled(cancellationToken);
    }

    private void GiveUpWhenBlocked()
    {
        if (!IsWaiting)
            return;
        if (blockage.IsTooLong(_since, out var again))
        {
            if (TryGiveUp())
                _completion.TrySetException(blockage.Error());
            return;
        }

        try
        {
            _watch?.Change(again, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The wait ended meanwhile, and nobody watches it any more.
        }
    }
}

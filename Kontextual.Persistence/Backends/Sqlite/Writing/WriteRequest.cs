using System.Threading.Channels;

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

    /// <summary>True for work that begins and ends its own transactions, and so shares none.</summary>
    public bool RunsAlone { get; init; }

    /// <summary>True, the default, for work that writes, and so waits for the turn among all processes.</summary>
    public bool NeedsTurn { get; init; } = true;

    /// <summary>True while the caller still waits for its turn.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Takes the request to run it; false when its caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>What the body threw; null when it returned.</summary>
    public Exception? Error { get; protected set; }

    /// <summary>Runs the body to its end, on this thread.</summary>
    /// <param name="session">What the body reads and writes.</param>
    /// <param name="takeOver">
    /// Called on another thread when the body has been given up while it blocks this one. Whoever then gets true from the function it
    /// is given goes on in this thread's place.
    /// </param>
    /// <returns>False when another thread goes on: this one must leave everything to it.</returns>
    public abstract bool Run(WriteSession session, Action<Func<bool>> takeOver);

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
    /// <param name="entering">The way into the queue, which may be full.</param>
    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public async Task<T> WaitAsync(ValueTask entering)
    {
        using var watch = new Timer(static me => ((WriteRequest<T>)me!).GiveUpWhenBlocked(), this, Timeout.Infinite, Timeout.Infinite);
        _watch = watch;
        watch.Change(blockage.Longest, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.UnsafeRegister(static (me, _) => ((WriteRequest<T>)me!).Cancel(), this);
        if (!entering.IsCompletedSuccessfully)
            await EnteredAsync(entering.AsTask()).ConfigureAwait(false);
        return await _completion.Task.ConfigureAwait(false);
    }

    public override bool Run(WriteSession session, Action<Func<bool>> takeOver)
    {
        var stays = true;
        if (_caller is null)
            Body(null);
        else
            ExecutionContext.Run(_caller, Body, null);
        return stays;

        void Body(object? _)
        {
            try
            {
                var bodies = (WriterBodyRunner)session.Bodies;
                bodies.Enter();
                var ended = body(session, cancellationToken);
                stays = bodies.Take() is not { } work || ended.IsCompleted || RunHere(work, ended, takeOver);
                if (stays)
                    Finish(ended);
            }
            catch (Exception e)
            {
                Error = e;
            }
        }
    }

    public override void Succeed() => _completion.TrySetResult(_result!);

    public override void Fail(Exception error) => _completion.TrySetException(error);

    /// <summary>Runs the caller's work on this thread, unless it is given up before it gives the thread back.</summary>
    private bool RunHere(Task work, Task<T> ended, Action<Func<bool>> takeOver)
    {
        const int inside = 0, back = 1, leftBehind = 2;
        var thread = Environment.CurrentManagedThreadId;
        var place = inside;
        _ = ended.ContinueWith(
            _ =>
            {
                // On this very thread it has ended because the work did.
                if (Environment.CurrentManagedThreadId != thread && Volatile.Read(ref place) == inside)
                    takeOver(Claim);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        work.RunSynchronously(TaskScheduler.Default);
        return Interlocked.CompareExchange(ref place, back, inside) == inside;

        bool Claim()
        {
            if (Interlocked.CompareExchange(ref place, leftBehind, inside) != inside)
                return false;
            Finish(ended);
            return true;
        }
    }

    // One that has given up before it was let in is let in all the same, and dropped there.
    private async Task EnteredAsync(Task entering)
    {
        if (await Task.WhenAny(entering, _completion.Task).ConfigureAwait(false) == entering)
            await entering.ConfigureAwait(false);
        else
            _ = entering.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    // The writer's thread has nothing else to do than to wait for a body that waits for something.
    private void Finish(Task<T> ended)
    {
        try
        {
            _result = ended.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            Error = e;
        }
    }

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

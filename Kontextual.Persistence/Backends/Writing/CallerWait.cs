using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The wait of a caller for its request. The caller can give up until the request begins. After that, it waits for the end.</summary>
internal sealed class CallerWait<T>(Blockage blockage, CancellationToken cancellationToken) : RequestState
{
    // Each method below decides on which thread the caller goes on.
    private readonly TaskCompletionSource<T> _completion = new();
    private readonly long _since = Blockage.Now;
    private Timer? _watch;
    private bool _isComplete;

    /// <summary>Waits for the end of the request. Before the request begins, cancelling and the busy wait can also end the wait.</summary>
    /// <param name="entering">The task of adding the request to the queue, which can be full.</param>
    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public async Task<T> WaitAsync(ValueTask entering)
    {
        using var watch = new Timer(static me => ((CallerWait<T>)me!).GiveUpWhenBlocked(), this, Timeout.Infinite, Timeout.Infinite);
        _watch = watch;
        watch.Change(blockage.Longest, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.UnsafeRegister(static (me, _) => ((CallerWait<T>)me!).Cancel(), this);
        if (!entering.IsCompletedSuccessfully)
            await EnteredAsync(entering.AsTask()).ConfigureAwait(false);
        return await _completion.Task.ConfigureAwait(false);
    }

    /// <summary>Completes the wait with the result. Called when the writes are on disk. The caller continues on a thread of the pool.</summary>
    public void Succeed(T result) => CompleteOnPool(() => _completion.SetResult(result));

    /// <summary>
    /// Completes the wait with the result. Called when the writes are on disk. The caller continues on this thread, and this method returns at
    /// the next <c>await</c> of the caller that is not complete, or when its code ends.
    /// </summary>
    public void SucceedOnThisThread(T result)
    {
        if (TryComplete())
            _completion.SetResult(result);
    }

    public override void Fail(Exception error) => CompleteOnPool(() => _completion.SetException(error));

    // The first outcome counts, although the caller gets it later.
    private bool TryComplete() => Interlocked.Exchange(ref _isComplete, true) == false;

    private void CompleteOnPool(Action complete)
    {
        if (TryComplete())
            ThreadPool.UnsafeQueueUserWorkItem(static complete => complete(), complete, preferLocal: false);
    }

    // A request whose caller gave up before it was added is still added, and is dropped from the queue later.
    private async Task EnteredAsync(Task entering)
    {
        if (await Task.WhenAny(entering, _completion.Task).ConfigureAwait(false) == entering)
            await entering.ConfigureAwait(false);
        else
            _ = entering.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Cancel()
    {
        if (TryGiveUp())
            CompleteOnPool(() => _completion.SetCanceled(cancellationToken));
    }

    private void GiveUpWhenBlocked()
    {
        if (!IsWaiting)
            return;
        if (blockage.IsTooLong(_since, out var again))
        {
            if (TryGiveUp())
                Fail(blockage.Error());
            return;
        }

        try
        {
            _watch?.Change(again, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The wait has ended in the meantime, so the timer is no longer needed.
        }
    }
}

using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>A caller's wait for its request: for its turn, which it can give up, and then for the end, which it cannot.</summary>
internal sealed class CallerWait<T>(Blockage blockage, CancellationToken cancellationToken) : RequestState
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _since = Blockage.Now;
    private Timer? _watch;

    /// <summary>Waits for the end; before the request has begun also for the caller's cancelling, or for the busy wait to be over.</summary>
    /// <param name="entering">The way into the queue, which may be full.</param>
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

    /// <summary>Gives the caller the result: what was written is on disk.</summary>
    public void Succeed(T result) => _completion.TrySetResult(result);

    public override void Fail(Exception error) => _completion.TrySetException(error);

    // One that has given up before it was let in is let in all the same, and dropped there.
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

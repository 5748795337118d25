namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Runs the body of one transaction: begins it, runs its work within the time limit, and ends it.</summary>
/// <remarks>
/// The steps around the work never block. If the work blocks its thread or never ends, they still end the body in time and stop waiting
/// for the work. The work runs either on a thread of the pool or on the writer's thread. The writer's thread saves two thread switches,
/// but another thread must take over its queue if the work blocks it.
/// </remarks>
internal sealed class BodyRun<T>(ITransactionBody<T> body, CancellationToken cancelled)
{
    /// <summary>
    /// The time that cancelled work still has to return. Work that returns must be committed, and work that was about to return when it was
    /// cancelled needs a moment.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs the body with its work on a thread of the pool.</summary>
    /// <exception cref="WriteTimeoutException">The work did not end within the limit.</exception>
    public Task<T> OnPoolAsync(WriteSession session) => RunAsync(session, Task.Run);

    /// <summary>Runs the body on this thread, and waits for its end.</summary>
    /// <param name="session">The session to read and write with.</param>
    /// <param name="takeOver">
    /// Called on another thread when the body has ended while its work still blocks this thread. Its argument is a function that returns
    /// true to the thread that continues in place of this one.
    /// </param>
    /// <param name="ended">
    /// The result of the body. It is complete when this method or the function passed to <paramref name="takeOver"/> returns true.
    /// </param>
    /// <returns>False when another thread continues. This thread must then return without further work.</returns>
    public bool OnThisThread(WriteSession session, Action<Func<bool>> takeOver, out Task<T> ended)
    {
        var thread = Environment.CurrentManagedThreadId;
        Task? handed = null;
        ended = RunAsync(session, work =>
        {
            if (Environment.CurrentManagedThreadId != thread)
                return Task.Run(work);
            var task = new Task<Task<T>>(work, TaskCreationOptions.DenyChildAttach);
            handed = task;
            return task.Unwrap();
        });
        if (handed is not null && !ended.IsCompleted && !new ThreadHold(takeOver).Run(handed, ended))
            return false;

        // The thread has nothing else to do, so it can block until asynchronous work ends.
        if (!ended.IsCompleted)
            Task.WaitAny(ended);
        return true;
    }

    /// <param name="session">The session to read and write with.</param>
    /// <param name="start">Starts the work. It returns immediately; the work does not run inside the call.</param>
    private async Task<T> RunAsync(WriteSession session, Func<Func<Task<T>>, Task<T>> start)
    {
        await body.BeginAsync(session, cancelled).ConfigureAwait(false);
        CancellationTokenSource? limit = null;
        CancellationTokenSource? ending = null;
        try
        {
            limit = body.Limit.Start();
            ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled, limit.Token);
            var token = ending.Token;
            var work = start(() => body.WorkAsync(token));
            await EndAsync(work, token).ConfigureAwait(false);
            if (!work.IsCompleted && !cancelled.IsCancellationRequested)
                throw new WriteTimeoutException(body.Id, body.Limit.Length);
            var value = await ResultAsync(work).ConfigureAwait(false);

            // Work that catches its cancellation and returns is over the limit all the same, however soon it returns.
            if (limit.IsCancellationRequested && !cancelled.IsCancellationRequested)
                throw new WriteTimeoutException(body.Id, body.Limit.Length);
            body.RequireWhole();
            return value;
        }
        catch (OperationCanceledException) when (ending is { IsCancellationRequested: true } && !cancelled.IsCancellationRequested)
        {
            throw new WriteTimeoutException(body.Id, body.Limit.Length);
        }
        finally
        {
            // The limit still ends a verb that the end of the body waits for.
            await body.EndAsync().ConfigureAwait(false);
            ending?.Dispose();
            limit?.Dispose();
        }
    }

    /// <summary>Waits until the work has ended, or until it is no longer waited for.</summary>
    private async Task EndAsync(Task work, CancellationToken ending)
    {
        await WhenEndedAsync(work, Timeout.InfiniteTimeSpan, ending).ConfigureAwait(false);
        if (!work.IsCompleted && cancelled.IsCancellationRequested)
            await WhenEndedAsync(work, Grace, CancellationToken.None).ConfigureAwait(false);
    }

    // The outcome of the work is examined later, so exceptions are ignored here.
    private static async Task WhenEndedAsync(Task work, TimeSpan longest, CancellationToken ending) =>
        await work.WaitAsync(longest, ending)
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .ConfigureAwait(false);

    private async Task<T> ResultAsync(Task<T> work)
    {
        if (work.IsCompleted)
            return await work.ConfigureAwait(false);

        // The work is no longer waited for. Its verbs throw from now on, and its own exception has no receiver.
        _ = work.ContinueWith(
            static left => left.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(cancelled);
    }
}

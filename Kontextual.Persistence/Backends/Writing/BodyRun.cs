namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Runs the body of one transaction to its end: begins it, runs its work within the time limit, and ends it.</summary>
/// <remarks>
/// The steps around the work never block. So when the work blocks its thread, or never ends, they still end the body in time, and the
/// work is left behind. Where the work runs is the one choice: on a thread of the pool, or on the thread of the one writer, which saves
/// two changes of threads and must then be replaced when the work keeps it.
/// </remarks>
internal sealed class BodyRun<T>(ITransactionBody<T> body, CancellationToken cancelled)
{
    /// <summary>
    /// How long cancelled work may still take to return. Work that has returned must be committed, and whether it was about to
    /// when it was cancelled only shows a moment later.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs the body, with its work on a thread of the pool.</summary>
    /// <exception cref="WriteTimeoutException">The work did not end within the limit.</exception>
    public Task<T> OnPoolAsync(WriteSession session) => RunAsync(session, Task.Run);

    /// <summary>Runs the body on this thread, which waits for the end.</summary>
    /// <param name="session">What the body reads and writes.</param>
    /// <param name="takeOver">
    /// Called on another thread when the body has ended while its work blocks this one. Whoever then gets true from the function it
    /// is given goes on in this thread's place.
    /// </param>
    /// <param name="ended">The end of the body; complete when this returns true, and when the function given to <paramref name="takeOver"/> does.</param>
    /// <returns>False when another thread goes on: this one must leave everything to it.</returns>
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

        // This thread has nothing else to do than to wait for work that waits for something.
        if (!ended.IsCompleted)
            Task.WaitAny(ended);
        return true;
    }

    /// <param name="session">What the body reads and writes.</param>
    /// <param name="start">Has the work run, but not inside this call, which returns at once.</param>
    private async Task<T> RunAsync(WriteSession session, Func<Func<Task<T>>, Task<T>> start)
    {
        await body.BeginAsync(session, cancelled).ConfigureAwait(false);
        using var limit = body.Limit.Start();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled, limit.Token);
        try
        {
            var token = ending.Token;
            var work = start(() => body.WorkAsync(token));
            await EndAsync(work, token).ConfigureAwait(false);
            if (!work.IsCompleted && !cancelled.IsCancellationRequested)
                throw new WriteTimeoutException(body.Id, body.Limit.Length);
            var value = await ResultAsync(work).ConfigureAwait(false);
            body.RequireWhole();
            return value;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancelled.IsCancellationRequested)
        {
            throw new WriteTimeoutException(body.Id, body.Limit.Length);
        }
        finally
        {
            await body.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the work has ended, or is to be left behind.</summary>
    private async Task EndAsync(Task work, CancellationToken ending)
    {
        await WhenEndedAsync(work, Timeout.InfiniteTimeSpan, ending).ConfigureAwait(false);
        if (!work.IsCompleted && cancelled.IsCancellationRequested)
            await WhenEndedAsync(work, Grace, CancellationToken.None).ConfigureAwait(false);
    }

    // Whatever the work ends with is looked at later.
    private static async Task WhenEndedAsync(Task work, TimeSpan longest, CancellationToken ending) =>
        await work.WaitAsync(longest, ending)
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .ConfigureAwait(false);

    private async Task<T> ResultAsync(Task<T> work)
    {
        if (work.IsCompleted)
            return await work.ConfigureAwait(false);

        // Left behind: its verbs throw from now on, and what it throws itself concerns nobody any more.
        _ = work.ContinueWith(
            static left => left.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(cancelled);
    }
}

namespace Kontextual.Persistence.Repository;

/// <summary>Runs the work of a transaction: inside its time limit, and not inside another's.</summary>
internal sealed class WriteRunner(TimeSpan limit)
{
    /// <summary>
    /// How long cancelled work may still take to return. Work that has returned must be committed, and whether it was about to
    /// when it was cancelled only shows a moment later.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly AsyncLocal<Running?> _current = new();

    /// <param name="called">What was called.</param>
    /// <param name="instead">A sentence that says what to do instead.</param>
    /// <exception cref="InvalidOperationException">Called inside work that is still running.</exception>
    public void ThrowIfInside(string called, string instead)
    {
        if (_current.Value is { IsOver: false })
        {
            throw new InvalidOperationException(
                $"{called} was called inside the work of a WriteAsync of this repository, which would wait for itself. {instead}");
        }
    }

    /// <exception cref="WriteTimeoutException">The work did not end within the limit.</exception>
    public async Task<T> RunAsync<T>(
        UnitOfWork unit, Func<IKnowledgeTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(limit);
        unit.CancelWith(ending.Token);
        var running = new Running();
        try
        {
            _current.Value = running;

            // Not in this call: work that blocks its thread can then be left behind as well.
            var task = unit.Bodies.RunAsync(() => work(new KnowledgeTransaction(unit), ending.Token));
            await EndAsync(task, ending.Token, cancellationToken).ConfigureAwait(false);
            if (!task.IsCompleted && !cancellationToken.IsCancellationRequested)
                throw new WriteTimeoutException(unit.Id, limit);
            var value = await ResultAsync(task, cancellationToken).ConfigureAwait(false);
            unit.ThrowIfFailed();
            unit.ThrowIfCancelled();
            return value;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WriteTimeoutException(unit.Id, limit);
        }
        finally
        {
            running.IsOver = true;
            _current.Value = null;
            await unit.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the work has ended, or is to be left behind.</summary>
    private static async Task EndAsync(Task work, CancellationToken ending, CancellationToken cancelled)
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

    private static async Task<T> ResultAsync<T>(Task<T> work, CancellationToken cancelled)
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

    /// <summary>What flows with the work to wherever it calls; it outlives the work in what the work has left running.</summary>
    private sealed class Running
    {
        private volatile bool _isOver;

        public bool IsOver
        {
            get => _isOver;
            set => _isOver = value;
        }
    }
}

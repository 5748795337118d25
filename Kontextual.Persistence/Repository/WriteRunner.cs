namespace Kontextual.Persistence.Repository;

/// <summary>Runs the work of a transaction: inside its time limit, and not inside another's.</summary>
internal sealed class WriteRunner(TimeSpan limit)
{
    private readonly AsyncLocal<UnitHolder?> _current = new();

    /// <exception cref="InvalidOperationException">Called inside work that is still running.</exception>
    public void ThrowIfInside()
    {
        if (_current.Value is { Running: true })
        {
            throw new InvalidOperationException(
                "WriteAsync was called inside the work of another WriteAsync of this repository, which would wait for itself. "
                + "Use the transaction that the work was given.");
        }
    }

    /// <exception cref="WriteTimeoutException">The work did not end within the limit.</exception>
    public async Task<T> RunAsync<T>(
        UnitOfWork unit, Func<IKnowledgeTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(limit);
        var holder = new UnitHolder { Running = true };
        try
        {
            _current.Value = holder;
            var running = work(new KnowledgeTransaction(unit), ending.Token);

            // Work that does not look at its token is left behind; its verbs throw from now on.
            var value = await running.WaitAsync(ending.Token).ConfigureAwait(false);
            unit.ThrowIfFailed();
            return value;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WriteTimeoutException(unit.Id, limit);
        }
        finally
        {
            holder.Running = false;
            _current.Value = null;
            await unit.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What flows with the work to wherever it calls; it outlives the work in what the work has left running.</summary>
    private sealed class UnitHolder
    {
        public volatile bool Running;
    }
}

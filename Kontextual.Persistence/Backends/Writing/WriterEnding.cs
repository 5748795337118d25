using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The end of a writing room: closing after the queue is empty, or after a failure of the writer's thread.</summary>
internal sealed class WriterEnding(RequestQueue queue, WriteTurn turn, IWritingConnection connection, RoomErrors errors)
{
    private readonly TaskCompletionSource<Action> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Requests the end, and waits for it.</summary>
    /// <param name="others">Closes the store's other connections.</param>
    public Task CloseAsync(Action others)
    {
        _closing.TrySetResult(others);
        return _closed.Task;
    }

    /// <summary>Waits for the request to close, and closes the connection, under the store's lock if it can be taken.</summary>
    public void Close() => Report(() =>
    {
        var others = _closing.Task.GetAwaiter().GetResult();
        var isHeld = false;
        Closing.RunAll(() => isHeld = turn.HoldToClose(), () => connection.Close(isHeld, others), turn.Close);
    });

    /// <summary>Ends everything after the writer's thread has failed, and waits for the request to close.</summary>
    /// <param name="cause">The exception that ended the thread.</param>
    /// <param name="breakOff">Completes the running requests with an error.</param>
    public void CloseAfter(Exception cause, Action<Exception> breakOff) => Report(() => Die(cause, breakOff));

    /// <summary>Runs the closing once, and reports its outcome to the caller of <see cref="CloseAsync"/>.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A process must not end because a store could not be closed; the caller of CloseAsync gets the exception.")]
    private void Report(Action close)
    {
        try
        {
            close();
            _closed.TrySetResult();
        }
        catch (Exception e)
        {
            _closed.TrySetException(connection.Errors.Translate(e) ?? e);
        }
    }

    /// <summary>Completes all requests with an error, releases the store for other processes, and waits for the request to close.</summary>
    private void Die(Exception cause, Action<Exception> breakOff)
    {
        queue.Complete(cause);
        breakOff(cause);
        while (queue.TryTake<QueuedRequest>(out var waiting))
            waiting.Fail(errors.Died(cause, null));

        // Disposing rolls back an open transaction.
        Closing.RunAll(connection.Dispose, turn.Close, () => _closing.Task.GetAwaiter().GetResult()());
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The end of a writing room: closing when the queue has run dry, or the failure of the writer's thread.</summary>
internal sealed class WriterEnding(RequestQueue queue, WriteTurn turn, IWritingConnection connection, RoomErrors errors)
{
    private readonly TaskCompletionSource<Action> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks for the end and waits for it.</summary>
    /// <param name="others">Closes the store's other connections.</param>
    public Task CloseAsync(Action others)
    {
        _closing.TrySetResult(others);
        return _closed.Task;
    }

    /// <summary>Waits to be asked, and closes the connection under the store's lock, if that can be had.</summary>
    public void Close()
    {
        var others = _closing.Task.GetAwaiter().GetResult();
        var isHeld = turn.HoldToClose();
        try
        {
            connection.Close(isHeld, others);
        }
        finally
        {
            turn.Close();
        }

        _closed.SetResult();
    }

    /// <summary>Ends everything after the writer's thread has failed, and waits to be asked for the end.</summary>
    /// <param name="cause">What ended the thread.</param>
    /// <param name="breakOff">Ends what was under way.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A process must not end because a store could not be closed; whoever closes it is told.")]
    public void CloseAfter(Exception cause, Action<Exception> breakOff)
    {
        try
        {
            Die(cause, breakOff);
            _closed.TrySetResult();
        }
        catch (Exception e)
        {
            _closed.TrySetException(e);
        }
    }

    /// <summary>Ends what waits and what is under way, frees the store for others, and waits to be closed.</summary>
    private void Die(Exception cause, Action<Exception> breakOff)
    {
        queue.Complete(cause);
        breakOff(cause);
        while (queue.TryTake<QueuedRequest>(out var waiting))
            waiting.Fail(errors.Died(cause, null));

        try
        {
            // Closing rolls back what is open.
            connection.Dispose();
        }
        finally
        {
            turn.Close();
        }

        _closing.Task.GetAwaiter().GetResult()();
    }
}

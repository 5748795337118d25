namespace Kontextual.Persistence.Backends.Writing;

/// <summary>One call's work in the queue of the writing room.</summary>
/// <param name="caller">The call that waits for it.</param>
internal abstract class QueuedRequest(RequestState caller)
{
    // The caller's own: what flows with it (culture, tracing, the check against nesting) flows into the work.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>The id of its transaction; the empty one for work that is none.</summary>
    public virtual TransactionId Id => default;

    /// <summary>True while the caller still waits for its turn.</summary>
    public bool IsWaiting => caller.IsWaiting;

    /// <summary>Takes the request to run it; false when its caller has given up.</summary>
    public bool TryBegin() => caller.TryBegin();

    /// <summary>Gives the caller an error.</summary>
    public void Fail(Exception error) => caller.Fail(error);

    /// <summary>Serves the queue from this request on, in the way that its kind needs.</summary>
    /// <returns>False when the thread was left behind in a body, and another goes on.</returns>
    public abstract bool ServeBy(TurnLoop loop);

    /// <summary>Runs work on this thread in the caller's context.</summary>
    protected void RunInContext(Action work)
    {
        if (_context is null)
            work();
        else
            ExecutionContext.Run(_context, static work => ((Action)work!)(), work);
    }
}

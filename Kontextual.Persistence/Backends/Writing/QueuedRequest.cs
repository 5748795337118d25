namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The work of one call in the queue of the writing room.</summary>
/// <param name="caller">The wait of the caller.</param>
internal abstract class QueuedRequest(RequestState caller)
{
    // The work runs in the caller's context, so that the culture, tracing and the detection of nested writes work.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>The id of its transaction; the default value for work without a transaction.</summary>
    public virtual TransactionId Id => default;

    /// <summary>True while the request has not begun and its caller has not given up.</summary>
    public bool IsWaiting => caller.IsWaiting;

    /// <summary>Marks the request as begun. Returns false if its caller has given up.</summary>
    public bool TryBegin() => caller.TryBegin();

    /// <summary>Completes the caller's wait with an error.</summary>
    public void Fail(Exception error) => caller.Fail(error);

    /// <summary>Serves the queue from this request on, as the kind of the request requires.</summary>
    /// <returns>False when another thread continues, or this thread is no longer needed.</returns>
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

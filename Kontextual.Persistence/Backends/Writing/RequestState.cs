namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The state of a request: waiting, begun, or given up by its caller.</summary>
internal abstract class RequestState
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    private int _state = Waiting;

    /// <summary>True while the request has not begun and its caller has not given up.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Marks the request as begun. Returns false if its caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Completes the caller's wait with an error. The writes are rolled back, or the error states that this is unknown.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Marks a request as given up. Returns false if it has begun.</summary>
    protected bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting;
}

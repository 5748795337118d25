namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Where one call is on its way through the queue: waiting, begun, or given up by its caller.</summary>
internal abstract class RequestState
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;

    private int _state = Waiting;

    /// <summary>True while the caller still waits for its turn.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Takes the request to run it; false when its caller has given up.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Gives the caller an error: nothing of what was written is left, or the error says that this is unknown.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Ends a request that has not begun; false when it has.</summary>
    protected bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting;
}

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>
/// Counts the rented sessions, and queues the callers that wait for one, in the order of their arrival. All members are called under the
/// owner's lock.
/// </summary>
/// <remarks>
/// Views never take the last session. It is reserved for reads, which end by themselves. A read inside a view therefore always gets a
/// session eventually, although each view holds one.
/// </remarks>
/// <param name="limit">The maximum number of rented sessions, at least 2. Nested views are not counted.</param>
internal sealed class ReaderQueue(int limit)
{
    private readonly LinkedList<ReaderWait> _reads = [];
    private readonly LinkedList<ReaderWait> _views = [];
    private int _rented;
    private int _rentedViews;
    private int _rentedNested;
    private long _arrivals;

    /// <summary>True when no session is rented.</summary>
    public bool IsEmpty => _rented + _rentedNested == 0;

    /// <summary>Returns whether a wait would get a place of a kind when that place is returned.</summary>
    public bool HasNextFor(ReaderKind kind)
    {
        Count(kind, -1);
        var hasNext = FirstWith(_reads, _views) is not null;
        Count(kind, 1);
        return hasNext;
    }

    /// <summary>Takes a place if one is free and no other caller waits for one of the same kind.</summary>
    public bool TryEnter(ReaderKind kind)
    {
        if (kind != ReaderKind.Nested && (WaitingFor(kind).Count > 0 || !HasRoom(kind)))
            return false;
        Count(kind, 1);
        return true;
    }

    /// <summary>Queues a wait, which <see cref="Leave"/> removes when its turn comes.</summary>
    public LinkedListNode<ReaderWait> Add(ReaderKind kind) => WaitingFor(kind).AddLast(new ReaderWait(kind, _arrivals++));

    /// <summary>Removes a wait from the queue.</summary>
    /// <returns>False when the wait already has a place.</returns>
    public static bool Remove(LinkedListNode<ReaderWait> waiting)
    {
        if (waiting.List is not { } list)
            return false;
        list.Remove(waiting);
        return true;
    }

    /// <summary>Returns a place.</summary>
    /// <returns>The wait that has the place now; null when nobody waits for it.</returns>
    public ReaderWait? Leave(ReaderKind kind)
    {
        Count(kind, -1);
        if (FirstWith(_reads, _views) is not { } next)
            return null;
        next.List!.Remove(next);
        Count(next.Value.Kind, 1);
        return next.Value;
    }

    /// <summary>Empties the queue.</summary>
    /// <returns>The waits that were in the queue.</returns>
    public IReadOnlyList<ReaderWait> End()
    {
        IReadOnlyList<ReaderWait> waiting = [.. _reads, .. _views];
        _reads.Clear();
        _views.Clear();
        return waiting;
    }

    private LinkedListNode<ReaderWait>? FirstWith(LinkedList<ReaderWait> reads, LinkedList<ReaderWait> views)
    {
        var read = HasRoom(ReaderKind.Read) ? reads.First : null;
        var view = HasRoom(ReaderKind.View) ? views.First : null;
        return read is null || view is null ? read ?? view : read.Value.Arrival < view.Value.Arrival ? read : view;
    }

    private LinkedList<ReaderWait> WaitingFor(ReaderKind kind) => kind == ReaderKind.View ? _views : _reads;

    private bool HasRoom(ReaderKind kind) => _rented < limit && (kind == ReaderKind.Read || _rentedViews < limit - 1);

    private void Count(ReaderKind kind, int change)
    {
        if (kind == ReaderKind.Nested)
        {
            _rentedNested += change;
            return;
        }

        _rented += change;
        if (kind == ReaderKind.View)
            _rentedViews += change;
    }
}

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Counts the rented sessions, and who waits for one, first come first served. Every member is called under the owner's lock.</summary>
/// <remarks>
/// Views never take the last session: it goes round among reads, which end by themselves. So a read inside a view always gets a
/// session at last, although every view holds one.
/// </remarks>
/// <param name="limit">How many sessions may be rented, two at least. Nested views are not counted.</param>
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

    public bool IsNobodyWaiting => _reads.Count + _views.Count == 0;

    /// <summary>Takes a place if there is one and nobody has waited longer for it.</summary>
    public bool TryEnter(ReaderKind kind)
    {
        if (kind != ReaderKind.Nested && (WaitingFor(kind).Count > 0 || !HasRoom(kind)))
            return false;
        Count(kind, 1);
        return true;
    }

    /// <summary>Queues a wait, which <see cref="Leave"/> ends when its turn comes.</summary>
    public LinkedListNode<ReaderWait> Add(ReaderKind kind) => WaitingFor(kind).AddLast(new ReaderWait(kind, _arrivals++));

    /// <summary>Takes a wait out of the queue.</summary>
    /// <returns>False when it has its session already.</returns>
    public static bool Remove(LinkedListNode<ReaderWait> waiting)
    {
        if (waiting.List is not { } list)
            return false;
        list.Remove(waiting);
        return true;
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>Who has it now; null when nobody waits for it.</returns>
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
    /// <returns>Those who waited.</returns>
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

namespace Kontextual.Persistence.Changes;

/// <summary>The newest change record that a repository knows to be committed. If it is missing later, the store has lost history.</summary>
internal sealed class SeenHistory
{
    private readonly Lock _gate = new();
    private ChangePosition? _newest;

    /// <summary>The position of the newest committed record; null before the first write.</summary>
    public ChangePosition? Newest
    {
        get
        {
            lock (_gate)
                return _newest;
        }
    }

    /// <summary>Reports that all records up to a position are committed. Writes can report in another order than they were committed.</summary>
    public void Saw(ChangePosition position)
    {
        lock (_gate)
        {
            if (_newest is not { } newest || position.Sequence > newest.Sequence)
                _newest = position;
        }
    }
}

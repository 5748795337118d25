namespace Kontextual.Persistence.Changes;

/// <summary>The newest change record that a repository knows to be committed. What is no longer there later was taken away.</summary>
internal sealed class SeenHistory
{
    private readonly Lock _gate = new();
    private ChangePosition? _newest;

    /// <summary>Null before the first write.</summary>
    public ChangePosition? Newest
    {
        get
        {
            lock (_gate)
                return _newest;
        }
    }

    /// <summary>Says that everything up to a position is committed. Writes may end in another order than they were committed in.</summary>
    public void Saw(ChangePosition position)
    {
        lock (_gate)
        {
            if (_newest is not { } newest || position.Sequence > newest.Sequence)
                _newest = position;
        }
    }
}

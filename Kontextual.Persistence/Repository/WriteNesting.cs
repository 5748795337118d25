namespace Kontextual.Persistence.Repository;

/// <summary>Knows whether a call comes from the work of a write that is still running, which would wait for itself.</summary>
internal sealed class WriteNesting
{
    private readonly AsyncLocal<Mark?> _current = new();

    /// <param name="called">What was called.</param>
    /// <param name="instead">A sentence that says what to do instead.</param>
    /// <exception cref="InvalidOperationException">Called inside work that is still running.</exception>
    public void ThrowIfInside(string called, string instead)
    {
        if (_current.Value is { IsOver: false })
        {
            throw new InvalidOperationException(
                $"{called} was called inside the work of a WriteAsync of this repository, which would wait for itself. {instead}");
        }
    }

    /// <summary>Marks what the caller calls from now on as inside, until the mark says that it is over.</summary>
    public void Enter(Mark mark) => _current.Value = mark;

    /// <summary>What flows with the work to wherever it calls; it outlives the work in what the work has left running.</summary>
    public sealed class Mark
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public void End() => _isOver = true;
    }
}

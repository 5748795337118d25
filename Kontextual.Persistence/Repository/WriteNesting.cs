namespace Kontextual.Persistence.Repository;

/// <summary>Detects calls from inside the work of a write that is still running. Such a call would wait for itself.</summary>
internal sealed class WriteNesting
{
    private readonly AsyncLocal<Mark?> _current = new();

    /// <param name="called">The name of the called method.</param>
    /// <param name="instead">A sentence that says what to do instead.</param>
    /// <exception cref="InvalidOperationException">The call comes from work that is still running.</exception>
    public void ThrowIfInside(string called, string instead)
    {
        if (_current.Value is { IsOver: false })
        {
            throw new InvalidOperationException(
                $"{called} was called inside the work of a WriteAsync call of this repository, so it would wait for itself. {instead}");
        }
    }

    /// <summary>Marks the current asynchronous flow as inside a write until the mark ends.</summary>
    public void Enter(Mark mark) => _current.Value = mark;

    /// <summary>
    /// A mark that flows with the asynchronous calls of the work. It has an end, because tasks that the work started can outlive the work.
    /// </summary>
    public sealed class Mark
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public void End() => _isOver = true;
    }
}

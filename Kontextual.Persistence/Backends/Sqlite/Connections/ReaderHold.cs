namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Detects whether a caller runs inside a view or inside the work of a write, whose end others can wait for.</summary>
internal sealed class ReaderHold
{
    private readonly AsyncLocal<Mark?> _current = new();

    /// <summary>The kind for which a view of the present caller rents a session.</summary>
    public ReaderKind ViewKind => _current.Value is { IsOver: false } ? ReaderKind.Nested : ReaderKind.View;

    /// <summary>
    /// Marks the current asynchronous flow until the result is disposed of. Inside an async method, the mark also ends with the method.
    /// </summary>
    public Mark Begin()
    {
        var mark = new Mark();
        Enter(mark);
        return mark;
    }

    /// <summary>Marks the current asynchronous flow until the mark is disposed of.</summary>
    public void Enter(Mark mark) => _current.Value = mark;

    /// <summary>A mark that flows with asynchronous calls. It has an end, because tasks that a view or a write started can outlive it.</summary>
    public sealed class Mark : IDisposable
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public void Dispose() => _isOver = true;
    }
}

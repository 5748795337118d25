namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Knows whether a caller runs inside a view or inside the work of a write, whose end others may wait for.</summary>
internal sealed class ReaderHold
{
    private readonly AsyncLocal<Mark?> _current = new();

    /// <summary>How a view that is asked for here is rented.</summary>
    public ReaderKind ViewKind => _current.Value is { IsOver: false } ? ReaderKind.Nested : ReaderKind.View;

    /// <summary>Marks what this caller calls from now on, until the result is disposed of. Called in an async method, it ends with that.</summary>
    public Mark Begin()
    {
        var mark = new Mark();
        Enter(mark);
        return mark;
    }

    /// <summary>Marks what this caller calls from now on, until the mark is disposed of.</summary>
    public void Enter(Mark mark) => _current.Value = mark;

    /// <summary>What flows along with the calls; it outlives the view or write in what those have left running.</summary>
    public sealed class Mark : IDisposable
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public void Dispose() => _isOver = true;
    }
}

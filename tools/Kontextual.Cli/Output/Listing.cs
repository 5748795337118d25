namespace Kontextual.Cli;

/// <summary>A table of any length: printed in parts, so that memory stays flat and the first rows come at once.</summary>
internal sealed class Listing(Screen screen, IReadOnlyList<string> headings)
{
    private const int RowsInOnePart = 500;

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(IReadOnlyList<string> row)
    {
        _rows.Add(row);
        if (_rows.Count == RowsInOnePart)
            Print();
    }

    /// <summary>Prints the rows that are left. Prints nothing at all when there never was one.</summary>
    public void End()
    {
        if (_rows.Count > 0)
            Print();
    }

    private void Print()
    {
        screen.Table(headings, _rows);
        _rows.Clear();
    }
}

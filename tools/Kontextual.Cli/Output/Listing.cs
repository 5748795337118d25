namespace Kontextual.Cli;

/// <summary>Prints a table of any length in parts, so that memory use is constant and the first rows are printed immediately.</summary>
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

    /// <summary>Prints the remaining rows. Prints nothing when the table has no rows.</summary>
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

using Spectre.Console;

namespace Kontextual.Cli;

/// <summary>A place in a text of the command line that cannot be read.</summary>
/// <param name="Text">The text.</param>
/// <param name="Index">The index of the first wrong UTF-16 code unit. The length of the text if something is missing at its end.</param>
internal sealed record TextPlace(string Text, int Index)
{
    private const string Indent = "  ";
    private const string Cut = "…";

    /// <summary>
    /// Returns the text on a line of its own, and a line with a caret under the place. A long text is cut around the place. An empty text has no lines.
    /// </summary>
    /// <param name="width">The number of columns of the terminal.</param>
    public IReadOnlyList<string> Lines(int width)
    {
        if (Text.Length == 0)
            return [];
        var (cells, at) = Cells();

        // The caret can be in the column after the text.
        var room = width - Indent.Length - 1;
        var isCut = cells.Sum(cell => cell.Width) > room;
        var (start, end) = isCut ? Around(cells, at, room - (2 * Cut.Length)) : (0, cells.Count);
        var before = Indent + (start > 0 ? Cut : string.Empty);
        var after = end < cells.Count ? Cut : string.Empty;
        var shown = string.Concat(cells[start..end].Select(cell => cell.Text));
        return [before + shown + after, new string(' ', before.Length + cells[start..at].Sum(cell => cell.Width)) + "^"];
    }

    // What is shown can differ in length from the text: a control character becomes an escape, and many characters take two columns or none.
    private (List<(string Text, int Width)> Cells, int At) Cells()
    {
        var cells = new List<(string, int)>();
        var at = 0;
        for (var i = 0; i < Text.Length;)
        {
            var length = char.IsSurrogatePair(Text, i) ? 2 : 1;
            var shown = SafeText.Of(Text.Substring(i, length));
            cells.Add((shown, Math.Max(0, shown.GetCellWidth())));
            i += length;
            if (i <= Index)
                at = cells.Count;
        }

        return (cells, at);
    }

    private static (int Start, int End) Around(List<(string Text, int Width)> cells, int at, int room)
    {
        var (start, end, used) = (at, at, 0);
        GrowLeft(room / 2);
        while (end < cells.Count && used + cells[end].Width <= room)
            used += cells[end++].Width;
        GrowLeft(room);
        return (start, end);

        void GrowLeft(int most)
        {
            while (start > 0 && used + cells[start - 1].Width <= most)
                used += cells[--start].Width;
        }
    }
}

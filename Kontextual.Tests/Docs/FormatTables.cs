using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

/// <summary>The tables of docs/formats.md that list members.</summary>
internal static class FormatTables
{
    private static readonly string[] Document = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "formats.md"));

    /// <summary>The cells of each row of the table under a heading. The first cell is the member.</summary>
    public static List<string[]> RowsOf(string heading)
    {
        var rows = Document.SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .SkipWhile(line => !line.StartsWith("| Member |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()[1..^1])
            .ToList();
        rows.ShouldNotBeEmpty(heading);
        return rows;
    }
}

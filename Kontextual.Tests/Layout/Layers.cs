namespace Kontextual.Tests.Layout;

/// <summary>The layers of Kontextual.Persistence as docs/architecture.md draws them: its two tables are what the test holds the code to.</summary>
internal sealed class Layers
{
    private const string LayerHeading = "| Layer | Folders |";
    private const string ExceptionHeading = "| From | Up to | Why |";

    /// <summary>The folders of each layer, the uppermost first.</summary>
    public IReadOnlyList<string[]> FoldersFromTheTop { get; }

    /// <summary>The edges that are allowed although they do not lead down.</summary>
    public IReadOnlyList<(string From, string To, string Why)> Exceptions { get; }

    private Layers(string[] document)
    {
        FoldersFromTheTop = [.. RowsAfter(document, LayerHeading).Select(cells => cells[1].Split(',', StringSplitOptions.TrimEntries))];
        Exceptions = [.. RowsAfter(document, ExceptionHeading).Select(cells => (cells[0], cells[1], cells[2]))];
    }

    public static Layers Read() => new(File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "architecture.md")));

    /// <summary>The number of a folder's layer from the top; null when it is in none.</summary>
    public int? LayerOf(string folder)
    {
        for (int i = 0; i < FoldersFromTheTop.Count; i++)
        {
            if (FoldersFromTheTop[i].Contains(folder))
                return i;
        }

        return null;
    }

    private static IEnumerable<string[]> RowsAfter(string[] document, string heading) =>
        document.SkipWhile(line => line != heading).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}

using System.Globalization;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Prints a lineage as a flowchart of Mermaid, in which the arrows lead from the earlier nodes to the later ones.</summary>
internal static class LineageMermaid
{
    public static IEnumerable<string> LinesOf(LineageGraph graph)
    {
        // Ids of the flowchart are short words, because keys contain characters that have a meaning in Mermaid.
        var ids = graph.Nodes.Select((node, i) => (node.Key, Id: string.Create(CultureInfo.InvariantCulture, $"n{i}")))
            .ToDictionary(item => item.Key, item => item.Id, StringComparer.Ordinal);
        yield return "flowchart TD";
        foreach (var node in graph.Nodes)
            yield return $"    {ids[node.Key]}{Shaped(node)}";
        foreach (var edge in graph.Edges)
            yield return $"    {ids[edge.From]} -->|{Quoted(LabelOf(edge))}| {ids[edge.To]}";
    }

    private static string Shaped(LineageNode node)
    {
        var label = Quoted(LineageText.Of(node));
        return node switch
        {
            RunNode => $"([{label}])",
            ExternalNode => $"[/{label}/]",
            _ => $"[{label}]",
        };
    }

    private static string LabelOf(LineageEdge edge) =>
        edge is { Kind: not LineageEdgeKind.Related, Label: { } path } ? $"{LineageText.Of(edge)} {path}" : LineageText.Of(edge);

    // In a quoted label, Mermaid gives a meaning to a quote, to entities, to HTML, and to Markdown in backticks. Line ends would end the statement.
    private static string Quoted(string text)
    {
        var label = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '#' or '&' or '<' or '>' or '`' or '\\' || Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            else
                label.Append(rune);
        }

        return label.Append('"').ToString();
    }
}

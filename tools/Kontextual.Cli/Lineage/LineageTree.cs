using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Prints a lineage as a tree. Each node is printed with its edges once, and only by name where it is reached again.</summary>
internal static class LineageTree
{
    private const string Again = " (see above)";

    /// <summary>Returns the lines. The first line is the start.</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="direction">The direction in which the edges are followed.</param>
    public static IEnumerable<string> LinesOf(LineageGraph graph, LineageDirection direction)
    {
        var isUp = direction == LineageDirection.Up;
        var nodes = graph.Nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        var next = graph.Edges.ToLookup(edge => isUp ? edge.To : edge.From, edge => isUp ? edge.From : edge.To, StringComparer.Ordinal);
        var start = graph.Nodes[0];
        var printed = new HashSet<string>(StringComparer.Ordinal) { start.Key };
        yield return LineageText.Of(start);

        // A stack of its own, because a lineage can be deeper than the stack of a thread allows for a recursion.
        var open = new Stack<(IReadOnlyList<string> Keys, int Position, string Indent)>();
        open.Push((NextOf(start.Key), 0, string.Empty));
        while (open.TryPop(out var level))
        {
            if (level.Position == level.Keys.Count)
                continue;
            var key = level.Keys[level.Position];
            var isLast = level.Position == level.Keys.Count - 1;
            var isNew = printed.Add(key);
            yield return level.Indent + (isLast ? "└── " : "├── ") + LineageText.Of(nodes[key]) + (isNew ? string.Empty : Again);
            open.Push(level with { Position = level.Position + 1 });
            if (isNew)
                open.Push((NextOf(key), 0, level.Indent + (isLast ? "    " : "│   ")));
        }

        // Two edges can lead to the same node, such as an input that was used under two paths.
        IReadOnlyList<string> NextOf(string key) => [.. next[key].Distinct(StringComparer.Ordinal)];
    }
}

using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>Compares lineages of the library with a plain search, and measures them and hand-written statements in turns, from the same starts.</summary>
internal sealed class LineageTurns(IKnowledgeRepository repository, RawLineage raw, PlainSearch plain, IReadOnlyList<LineageQuery> queries)
{
    private const int Warmups = 3;

    /// <summary>The contestants, in the order of the results of <see cref="MeasureAsync"/>. The first one is the library.</summary>
    public static IReadOnlyList<string> Contestants { get; } = ["LineageAsync", "plain recursive statement", "recursive statement with a function"];

    /// <summary>Checks that all return the same nodes, and that the library returns the edges of the plain search.</summary>
    /// <returns>The numbers of nodes and edges of all lineages.</returns>
    public async Task<(long Nodes, long Edges)> CompareAsync()
    {
        var (nodes, edges) = (0L, 0L);
        foreach (var query in queries)
        {
            var graph = await repository.Runs.LineageAsync(query);
            var (expectedNodes, expectedEdges) = plain.Search(KeyOf(query), query.Direction, query.MaxDepth);
            if (graph.IsTruncated)
                throw new CheckFailedException($"The lineage has more than {query.MaxCount} nodes, so it cannot be compared: {query}.");
            if (!graph.Nodes.Select(node => (node.Key, node.Distance)).SequenceEqual(expectedNodes) || !graph.Edges.SequenceEqual(expectedEdges))
                throw new CheckFailedException($"The lineage differs from that of a breadth-first search: {query}.");
            if (!raw.Read(query, remembering: false).SequenceEqual(graph.Nodes) || !raw.Read(query, remembering: true).SequenceEqual(graph.Nodes))
                throw new CheckFailedException($"The nodes of a hand-written statement differ from those of the library: {query}.");
            nodes += graph.Nodes.Count;
            edges += graph.Edges.Count;
        }

        return (nodes, edges);
    }

    /// <summary>Measures the mean time of a lineage in each round, in seconds, by contestant.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<double>>> MeasureAsync(LineageDirection direction, int rounds)
    {
        List<LineageQuery> mine = [.. queries.Where(query => query.Direction == direction)];
        var times = Contestants.Select(_ => new List<double>()).ToList();
        for (var round = -Warmups; round < rounds; round++)
        {
            for (var i = 0; i < Contestants.Count; i++)
            {
                var contestant = (i + round + Warmups) % Contestants.Count;
                Quiet.Settle();
                var start = Stopwatch.GetTimestamp();
                foreach (var query in mine)
                    await ReadAsync(contestant, query);
                if (round >= 0)
                    times[contestant].Add(Stopwatch.GetElapsedTime(start).TotalSeconds / mine.Count);
            }

            if (round < 0)
                await Quiet.RestAsync();
        }

        return times;
    }

    private async ValueTask ReadAsync(int contestant, LineageQuery query)
    {
        var count = contestant == 0 ? (await repository.Runs.LineageAsync(query)).Nodes.Count : raw.Read(query, remembering: contestant == 2).Count;
        if (count == 0)
            throw new CheckFailedException($"A lineage is empty: {query}.");
    }

    private static string KeyOf(LineageQuery query) =>
        query.Run is { } run ? RunNode.KeyOf(run) : RevisionNode.KeyOf(query.Artifact!.Value, query.Revision!.Value);
}

using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Lineage;

/// <summary>A lineage by the rules of docs/contract.md, over rows that were read through listings and histories.</summary>
internal sealed class PlainLineage
{
    private readonly List<Edge> _edges = [];
    private readonly Dictionary<string, int> _heads = [];

    private sealed record Edge(LineageEdgeKind Kind, string From, string To, string? Label);

    /// <summary>Reads all runs, revisions and live relationships.</summary>
    public static async Task<PlainLineage> ReadAsync(IKnowledgeReaders readers, IReadOnlyCollection<string> relationshipTypes)
    {
        var plain = new PlainLineage();
        HashSet<(string Run, string Revision)> recorded = [];
        await foreach (var run in readers.Runs.StreamAsync(new()))
        {
            if (run.InputBundleId is { } bundle)
            {
                await foreach (var input in readers.Runs.StreamBundleEntriesAsync(bundle))
                    plain._edges.Add(new(LineageEdgeKind.Used, input.ArtifactId is { } id ? Key(id, input.Revision!.Value) : $"{input.Digest} {input.Uri}", $"{run.Id}", input.Path));
            }

            await foreach (var output in readers.Runs.StreamOutputsAsync(run.Id))
            {
                plain._edges.Add(new(LineageEdgeKind.Produced, $"{run.Id}", Key(output.ArtifactId, output.Revision), output.Path));
                recorded.Add(($"{run.Id}", Key(output.ArtifactId, output.Revision)));
            }
        }

        await foreach (var artifact in readers.Artifacts.StreamAsync(new() { IncludeDeleted = true }))
        {
            plain._heads[$"{artifact.Id}"] = artifact.HeadRevision;
            await foreach (var entry in readers.Artifacts.StreamHistoryAsync(artifact.Id))
            {
                if (entry.Revision.ProducingRunId is { } run && !recorded.Contains(($"{run}", Key(artifact.Id, entry.Revision.Number))))
                    plain._edges.Add(new(LineageEdgeKind.Produced, $"{run}", Key(artifact.Id, entry.Revision.Number), null));
            }
        }

        await plain.ReadRelationshipsAsync(readers, relationshipTypes);
        return plain;
    }

    /// <summary>Returns the nodes with their distances and the followed edges, each as a line.</summary>
    public (List<string> Nodes, List<string> Edges) Follow(LineageQuery query)
    {
        var start = query.Run is { } run ? $"{run}" : Key(query.Artifact!.Value, query.Revision ?? _heads[$"{query.Artifact}"]);
        Dictionary<string, int> distances = new() { [start] = 0 };
        var queue = new SortedSet<(int Distance, string Key)>(Comparer<(int Distance, string Key)>.Create(
            (x, y) => x.Distance != y.Distance ? x.Distance.CompareTo(y.Distance) : CodePointComparer.Instance.Compare(x.Key, y.Key))) { (0, start) };
        List<string> nodes = [];
        while (queue.Count > 0 && nodes.Count < query.MaxCount)
        {
            var next = queue.Min;
            queue.Remove(next);
            nodes.Add(next.Key);
            foreach (var other in next.Distance < query.MaxDepth ? Next(next.Key, query.Direction).Select(edge => Other(edge, query.Direction)) : [])
            {
                if (distances.TryAdd(other, next.Distance + 1))
                    queue.Add((next.Distance + 1, other));
            }
        }

        var edges = nodes.Where(node => distances[node] < query.MaxDepth).SelectMany(node => Next(node, query.Direction)).Where(edge => nodes.Contains(edge.From) && nodes.Contains(edge.To));
        return (
            [.. nodes.Select(node => string.Create(CultureInfo.InvariantCulture, $"{distances[node]} {node}"))],
            [.. edges.Select(edge => $"{edge.Kind} {edge.From} > {edge.To} ({edge.Label})").Order(StringComparer.Ordinal)]);
    }

    private static string Key(ArtifactId artifact, int revision) => string.Create(CultureInfo.InvariantCulture, $"{artifact}@{revision}");

    private static string Other(Edge edge, LineageDirection direction) => direction == LineageDirection.Up ? edge.From : edge.To;

    // A relationship stands for an edge from every revision of the end at which it is entered, to the head revision of the other end.
    private IEnumerable<Edge> Next(string node, LineageDirection direction)
    {
        foreach (var edge in _edges.Where(edge => edge.Kind != LineageEdgeKind.Related && (direction == LineageDirection.Up ? edge.To : edge.From) == node))
            yield return edge;
        var artifact = node.Split('@')[0];
        foreach (var edge in _edges.Where(edge => edge.Kind == LineageEdgeKind.Related && node.Contains('@', StringComparison.Ordinal) && (direction == LineageDirection.Up ? edge.To : edge.From) == artifact))
        {
            var head = string.Create(CultureInfo.InvariantCulture, $"{Other(edge, direction)}@{_heads[Other(edge, direction)]}");
            yield return direction == LineageDirection.Up ? edge with { From = head, To = node } : edge with { From = node, To = head };
        }
    }

    private async Task ReadRelationshipsAsync(IKnowledgeReaders readers, IReadOnlyCollection<string> types)
    {
        await foreach (var link in readers.Relationships.StreamAsync(new()))
        {
            if (types.Contains(link.Type))
                _edges.Add(new(LineageEdgeKind.Related, $"{link.TargetId}", $"{link.SourceId}", link.Type));
        }
    }
}

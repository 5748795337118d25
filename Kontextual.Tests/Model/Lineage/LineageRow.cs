using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a node of a lineage.</summary>
/// <param name="Key">What names it, and orders it among others.</param>
/// <param name="Text">What it shows.</param>
/// <param name="Distance">How far it is.</param>
internal sealed record NodeRow(string Key, string Text, int Distance)
{
    public static NodeRow Of(LineageNode node) => node switch
    {
        RevisionNode r => new(node.Key, $"{r.ArtifactId} {r.Revision} {r.Name} {r.Type} {r.Digest} {r.IsPurged}", node.Distance),
        RunNode r => new(node.Key, $"{r.RunId} {r.Operation} {r.IsPurged}", node.Distance),
        _ => new(node.Key, $"{((ExternalNode)node).Uri} {((ExternalNode)node).Digest}", node.Distance),
    };
}

/// <summary>What a side shows of an edge of a lineage.</summary>
internal sealed record EdgeRow(string Kind, string From, string To, string? Label)
{
    public static EdgeRow Of(LineageEdge edge) => new($"{edge.Kind}", edge.From, edge.To, edge.Label);
}

/// <summary>What a side shows of a lineage.</summary>
internal sealed record GraphRow(IReadOnlyList<NodeRow> Nodes, IReadOnlyList<EdgeRow> Edges, bool IsTruncated)
{
    public static GraphRow Of(LineageGraph graph) => new([.. graph.Nodes.Select(NodeRow.Of)], [.. graph.Edges.Select(EdgeRow.Of)], graph.IsTruncated);

    public override string ToString() =>
        $"{string.Join(Environment.NewLine, Nodes.Select(node => $"{node}").Concat(Edges.Select(edge => $"{edge}")))} truncated: {IsTruncated}";
}

/// <summary>What makes an output stale.</summary>
internal sealed record CauseRow(string Kind, string Path, ArtifactId Artifact, int Revision, string Digest, int Head, string HeadDigest);

/// <summary>What a side shows of a stale output.</summary>
internal sealed record StaleRow(ArtifactId Artifact, int Revision, RunId Run, string Path, IReadOnlyList<CauseRow> Causes)
{
    public static StaleRow Of(StaleOutput s) => new(
        s.ArtifactId,
        s.Revision,
        s.RunId,
        s.Path,
        [.. s.Causes.Select(c => new CauseRow($"{c.Kind}", c.Path, c.ArtifactId, c.Revision, $"{c.Digest}", c.CurrentRevision, $"{c.CurrentDigest}"))]);

    public override string ToString() => $"{Artifact} {Revision} of {Run} at {Path}: {string.Join("; ", Causes)}";
}

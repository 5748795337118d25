using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The nodes and edges that were reached from the start of a lineage.</summary>
/// <param name="Nodes">The nodes, each once, ordered by distance, then by <see cref="LineageNode.Key"/> by code point. The first node is the start.</param>
/// <param name="Edges">
/// All edges that lead from a node with a distance below the maximum depth, in the direction of the query, to another node of the graph. They are
/// ordered by kind, then by from, to and label by code point, with null before any label.
/// </param>
/// <param name="IsTruncated">True when more nodes can be reached within the maximum depth than the maximum count allows.</param>
public sealed record LineageGraph(
    [property: JsonPropertyName("nodes")] IReadOnlyList<LineageNode> Nodes,
    [property: JsonPropertyName("edges")] IReadOnlyList<LineageEdge> Edges,
    [property: JsonPropertyName("isTruncated")] bool IsTruncated);

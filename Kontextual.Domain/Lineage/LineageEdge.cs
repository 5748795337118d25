using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A connection between two nodes of a lineage.</summary>
/// <param name="Kind">The kind of the connection.</param>
/// <param name="From">The earlier node: the input of a run, the run of an output, or the target of a relationship. Its <see cref="LineageNode.Key"/>.</param>
/// <param name="To">The later node: the run of an input, the output of a run, or the source of a relationship. Its <see cref="LineageNode.Key"/>.</param>
/// <param name="Label">
/// The path of the input or output, or the type of the relationship. Null if there is none; see <see cref="LineageEdgeKind"/>. After a purge of
/// the run, the path is U+10FFFF followed by nine digits: from 000000001, the position among the inputs or among the outputs of the run, including
/// replaced outputs, in the order of their paths. No other path begins with U+10FFFF.
/// </param>
public sealed record LineageEdge(
    [property: JsonPropertyName("kind")] LineageEdgeKind Kind,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("label")] string? Label);

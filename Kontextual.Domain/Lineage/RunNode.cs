using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A run in a lineage.</summary>
/// <param name="RunId">The id of the run.</param>
/// <param name="Operation">The name of the operation. Empty after a purge.</param>
/// <param name="IsPurged">True when the texts of the run have been erased permanently.</param>
/// <param name="Distance">The smallest number of edges between the start and the node.</param>
public sealed record RunNode(
    [property: JsonPropertyName("runId")] RunId RunId,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("isPurged")] bool IsPurged,
    int Distance) : LineageNode(Distance)
{
    /// <inheritdoc/>
    public override string Key => KeyOf(RunId);

    internal static string KeyOf(RunId run) => run.ToString();
}

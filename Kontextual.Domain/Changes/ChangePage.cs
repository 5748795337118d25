using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Change records after a position, ascending by sequence without a gap.</summary>
/// <param name="Records">The records; empty when nothing came after the position.</param>
/// <param name="Next">The position after the last of them, to ask on from; the position asked for when there are none.</param>
/// <param name="HasMore">True when more records stood behind these at the time of reading.</param>
public sealed record ChangePage(
    [property: JsonPropertyName("records")] IReadOnlyList<ChangeRecord> Records,
    [property: JsonPropertyName("next")] ChangePosition Next,
    [property: JsonPropertyName("hasMore")] bool HasMore);

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The change records after a position, in ascending order of their sequences, without gaps.</summary>
/// <param name="Records">The records. Empty when there are none after the position.</param>
/// <param name="Next">
/// The position after the last of the records, from which to continue. When there are no records, the requested position.
/// </param>
/// <param name="HasMore">True when there were more records after these at the time of the read.</param>
public sealed record ChangePage(
    [property: JsonPropertyName("records")] IReadOnlyList<ChangeRecord> Records,
    [property: JsonPropertyName("next")] ChangePosition Next,
    [property: JsonPropertyName("hasMore")] bool HasMore);

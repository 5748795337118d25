using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A value and the number of entities that have it.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Count">The number of entities, at least 1.</param>
public sealed record FacetCount([property: JsonPropertyName("value")] string Value, [property: JsonPropertyName("count")] long Count);

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The best artifacts of a ranked search, all read from one state of the store.</summary>
/// <param name="Hits">The best artifacts, in descending order of their scores. Artifacts with equal scores are in ascending order of their ids.</param>
/// <param name="Total">The number of all artifacts that match. It is larger than the number of hits when the limit has cut some off.</param>
public sealed record SearchResults(
    [property: JsonPropertyName("hits")] IReadOnlyList<SearchHit> Hits, [property: JsonPropertyName("total")] long Total);

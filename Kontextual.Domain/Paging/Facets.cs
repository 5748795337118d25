using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The most frequent values of a property among the entities that match a query.</summary>
/// <param name="Items">The values with their counts, the most frequent one first. Values with equal counts are ordered by code point.</param>
/// <param name="IsTruncated">True when there are more values than the limit allows.</param>
public sealed record Facets(
    [property: JsonPropertyName("items")] IReadOnlyList<FacetCount> Items, [property: JsonPropertyName("isTruncated")] bool IsTruncated)
{
    /// <summary>The maximum number of values of one call: 1,000.</summary>
    public const int MaxLimit = 1000;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One page of a listing, in the order of the listing.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">The items. There are fewer than requested only on the last page.</param>
/// <param name="NextCursor">
/// The position where the next page begins, or null on the last page. The text is opaque and belongs to the query and the store. It stays valid
/// when the process restarts and while others write.
/// </param>
public sealed record Page<T>(
    [property: JsonPropertyName("items")] IReadOnlyList<T> Items,
    [property: JsonPropertyName("nextCursor")] string? NextCursor);

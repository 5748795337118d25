using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A part of a listing, in the listing's order.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items; fewer than asked for only on the last page.</param>
/// <param name="NextCursor">
/// Where the next page begins: opaque, bound to the query, good across restarts and while others write. Null on the last page.
/// </param>
public sealed record Page<T>(
    [property: JsonPropertyName("items")] IReadOnlyList<T> Items,
    [property: JsonPropertyName("nextCursor")] string? NextCursor);

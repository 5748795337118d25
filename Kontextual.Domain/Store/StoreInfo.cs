using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The identity of a store.</summary>
public sealed record StoreInfo
{
    /// <summary>The version of the format that this library reads and writes.</summary>
    internal const int LatestFormat = 1;

    /// <summary>The id. It is assigned when the store is created. A store that imports a snapshot gets the id in the snapshot.</summary>
    [JsonPropertyName("id")]
    public required StoreId Id { get; init; }

    /// <summary>The version of the format in which the store is kept.</summary>
    [JsonPropertyName("formatVersion")]
    public required int FormatVersion { get; init; }

    /// <summary>The time when the store was created.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }
}

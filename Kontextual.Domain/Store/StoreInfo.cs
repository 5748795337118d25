using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What a store knows of itself.</summary>
public sealed record StoreInfo
{
    /// <summary>The version of the format that this library reads and writes.</summary>
    internal const int LatestFormat = 1;

    /// <summary>The id, given when the store is made; a store that imports a snapshot takes over the snapshot's.</summary>
    [JsonPropertyName("id")]
    public required StoreId Id { get; init; }

    /// <summary>The version of the format it is kept in.</summary>
    [JsonPropertyName("formatVersion")]
    public required int FormatVersion { get; init; }

    /// <summary>When it was made.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }
}

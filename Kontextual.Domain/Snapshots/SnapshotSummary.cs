using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>What an export wrote, or what an import read.</summary>
public sealed record SnapshotSummary
{
    /// <summary>The id of the store that was exported. After an import, the importing store has this id too.</summary>
    [JsonPropertyName("storeId")]
    public required StoreId StoreId { get; init; }

    /// <summary>The position of the last change record, or <see cref="ChangePosition.Start"/> for a store without changes.</summary>
    [JsonPropertyName("head")]
    public required ChangePosition Head { get; init; }

    /// <summary>The number of lines, with the header and the trailer.</summary>
    [JsonPropertyName("lines")]
    public required long Lines { get; init; }

    /// <summary>The number of bytes of the lines, without compression.</summary>
    [JsonPropertyName("bytes")]
    public required long Bytes { get; init; }

    /// <summary>SHA-256 over all bytes before the trailer, as 64 lower-case hexadecimal digits. The trailer contains it too.</summary>
    [JsonPropertyName("sha256")]
    public required string Sha256 { get; init; }
}

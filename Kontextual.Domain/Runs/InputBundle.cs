using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The parameters and pinned inputs of a run. A bundle is immutable.</summary>
public sealed record InputBundle
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required BundleId Id { get; init; }

    /// <summary>The digest of the parameters and entries. Equal inputs have equal digests, however the parameters are spelled or ordered.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The parameters of the operation.</summary>
    [JsonPropertyName("parameters")]
    public required Metadata Parameters { get; init; }

    /// <summary>The number of entries.</summary>
    [JsonPropertyName("entryCount")]
    public required int EntryCount { get; init; }

    /// <summary>The time of creation.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when the texts of the bundle have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}

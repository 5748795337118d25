using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A piece of knowledge in its current state, which is the state of its newest (head) revision.</summary>
/// <remarks>Instances are immutable. A write returns a new instance.</remarks>
public sealed record Artifact
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required ArtifactId Id { get; init; }

    /// <summary>The collection that contains the artifact.</summary>
    [JsonPropertyName("collectionId")]
    public required CollectionId CollectionId { get; init; }

    /// <summary>
    /// The name. It is unique among the live artifacts of the collection and compared by code point. It is empty only when
    /// <see cref="IsPurged"/> is true.
    /// </summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The type, which the caller chooses: a lower-case token such as <c>text</c> or <c>decision</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The media type of the content, such as <c>text/markdown</c>.</summary>
    [JsonPropertyName("mediaType")]
    public required string MediaType { get; init; }

    /// <summary>
    /// The number of the newest revision: 1 at creation, incremented by 1 with every change, including deletion and restoration.
    /// </summary>
    [JsonPropertyName("headRevision")]
    public required int HeadRevision { get; init; }

    /// <summary>The digest of the exact bytes of the content.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The size of the content in bytes, 0 to 512 MiB.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>Additional data of the caller.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the head revision comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>The time when revision 1 was written.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time when the head revision was written.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time of the deletion, or null when the artifact is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the name, metadata, provenance and content of the artifact have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when the artifact is deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A piece of knowledge as it stands now: the state of its newest (head) revision.</summary>
/// <remarks>An artifact is a value; nothing changes it. Writing gives a new one.</remarks>
public sealed record Artifact
{
    /// <summary>The id, given at creation and never changed.</summary>
    [JsonPropertyName("id")]
    public required ArtifactId Id { get; init; }

    /// <summary>The collection it lies in.</summary>
    [JsonPropertyName("collectionId")]
    public required CollectionId CollectionId { get; init; }

    /// <summary>Unique among the live artifacts of its collection, compared by code point, never empty unless <see cref="IsPurged"/>.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is, in the caller's words: a lower-case token such as <c>text</c> or <c>decision</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The media type of the content, such as <c>text/markdown</c>.</summary>
    [JsonPropertyName("mediaType")]
    public required string MediaType { get; init; }

    /// <summary>The number of the newest revision: 1 at creation, one more with every change, deletion and restoring included.</summary>
    [JsonPropertyName("headRevision")]
    public required int HeadRevision { get; init; }

    /// <summary>The digest of the content's exact bytes.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The content's size in bytes, 0 to 512 MiB.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The caller's own members.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the head revision comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>When revision 1 was written.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the head revision was written.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when its name, metadata, provenance and content were erased for good.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when it was deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// The complete state of an artifact at one revision number. A revision is immutable, except that <see cref="ToSequence"/> is set once and
/// that a purge erases its texts.
/// </summary>
public sealed record Revision
{
    /// <summary>The id of the artifact.</summary>
    [JsonPropertyName("artifactId")]
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The revision number: 1, 2, 3 … without gaps.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>The kind of write that made the revision.</summary>
    [JsonPropertyName("kind")]
    public required RevisionKind Kind { get; init; }

    /// <summary>The collection that contained the artifact.</summary>
    [JsonPropertyName("collectionId")]
    public required CollectionId CollectionId { get; init; }

    /// <summary>The name of the artifact. It is empty when <see cref="IsPurged"/> is true.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The type of the artifact.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The media type of the content.</summary>
    [JsonPropertyName("mediaType")]
    public required string MediaType { get; init; }

    /// <summary>The digest of the exact bytes of the content. A purge keeps it.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The size of the content in bytes, 0 to 512 MiB.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The metadata of the artifact.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the revision comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>The run that produced the revision, or null when no run did.</summary>
    [JsonPropertyName("producingRunId")]
    public RunId? ProducingRunId { get; init; }

    /// <summary>The message of the writer about the revision. It is empty when there is none.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>The time when the revision was written.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sequence of the change record of this revision. The revision is the current one from this sequence on.</summary>
    [JsonPropertyName("fromSequence")]
    public required long FromSequence { get; init; }

    /// <summary>
    /// The sequence of the change that replaced the revision, or null for the head revision. The revision is not the current one from this
    /// sequence on.
    /// </summary>
    [JsonPropertyName("toSequence")]
    public long? ToSequence { get; init; }

    /// <summary>True when the name, metadata, provenance, message and content of the revision have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}

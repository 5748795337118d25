using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The complete state of an artifact at one number. Immutable, but for <see cref="ToSequence"/> and purging.</summary>
public sealed record Revision
{
    /// <summary>The artifact.</summary>
    [JsonPropertyName("artifactId")]
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>What made it.</summary>
    [JsonPropertyName("kind")]
    public required RevisionKind Kind { get; init; }

    /// <summary>The collection the artifact lay in.</summary>
    [JsonPropertyName("collectionId")]
    public required CollectionId CollectionId { get; init; }

    /// <summary>The artifact's name; empty when <see cref="IsPurged"/>.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The artifact's type.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The media type of the content.</summary>
    [JsonPropertyName("mediaType")]
    public required string MediaType { get; init; }

    /// <summary>The digest of the content's exact bytes; stays when the revision is purged.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }

    /// <summary>The content's size in bytes.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The artifact's metadata.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where this revision comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>The run that produced this revision, if one did.</summary>
    [JsonPropertyName("producingRunId")]
    public RunId? ProducingRunId { get; init; }

    /// <summary>What the writer said of this revision; empty when nothing.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>When it was written.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sequence of its change record: from here on it was the current one.</summary>
    [JsonPropertyName("fromSequence")]
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that replaced it: from there on it was no longer current. Null for the head revision.</summary>
    [JsonPropertyName("toSequence")]
    public long? ToSequence { get; init; }

    /// <summary>True when name, metadata, provenance, message and content were erased for good.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }
}

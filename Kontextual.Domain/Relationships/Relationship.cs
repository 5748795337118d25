using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A directed, typed link from one artifact to another. Cycles and links of an artifact to itself are legal.</summary>
public sealed record Relationship
{
    /// <summary>The id, given at creation and never changed.</summary>
    [JsonPropertyName("id")]
    public required RelationshipId Id { get; init; }

    /// <summary>The artifact it starts from.</summary>
    [JsonPropertyName("sourceId")]
    public required ArtifactId SourceId { get; init; }

    /// <summary>The artifact it leads to.</summary>
    [JsonPropertyName("targetId")]
    public required ArtifactId TargetId { get; init; }

    /// <summary>What the link means, in the caller's words: a lower-case token. Source, target and type are unique among live relationships.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The caller's own members.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the relationship comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>1 at creation, one more with every change, deletion included.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed; for a deleted one, when it was deleted.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The change sequence it has existed from.</summary>
    [JsonPropertyName("fromSequence")]
    public required long FromSequence { get; init; }

    /// <summary>The change sequence of its deletion; null while it is live.</summary>
    [JsonPropertyName("toSequence")]
    public long? ToSequence { get; init; }

    /// <summary>True when its metadata and provenance were erased for good.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when it was deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => ToSequence is not null;
}

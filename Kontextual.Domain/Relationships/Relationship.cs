using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// A directed and typed link from one artifact to another. Relationships may form cycles, and an artifact may have a relationship to
/// itself.
/// </summary>
public sealed record Relationship
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required RelationshipId Id { get; init; }

    /// <summary>The id of the artifact that the relationship starts from.</summary>
    [JsonPropertyName("sourceId")]
    public required ArtifactId SourceId { get; init; }

    /// <summary>The id of the artifact that the relationship leads to.</summary>
    [JsonPropertyName("targetId")]
    public required ArtifactId TargetId { get; init; }

    /// <summary>
    /// The meaning of the relationship, which the caller chooses: a lower-case token. The combination of source, target and type is unique
    /// among the live relationships.
    /// </summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Additional data of the caller.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the relationship comes from.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>The version: 1 at creation, incremented by 1 with every change, including deletion.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>The time of creation.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change, including deletion.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The sequence of the change that created the relationship.</summary>
    [JsonPropertyName("fromSequence")]
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that deleted the relationship, or null when the relationship is live.</summary>
    [JsonPropertyName("toSequence")]
    public long? ToSequence { get; init; }

    /// <summary>True when the metadata and provenance of the relationship have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when the relationship is deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => ToSequence is not null;
}

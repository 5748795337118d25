using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A named set of artifacts. Artifact names are unique within it.</summary>
public sealed record Collection
{
    /// <summary>The id, given at creation and never changed.</summary>
    [JsonPropertyName("id")]
    public required CollectionId Id { get; init; }

    /// <summary>Unique among live collections, compared by code point, never empty unless <see cref="IsPurged"/>.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Free text for people; empty when there is none.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The caller's own members.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>1 at creation, one more with every change, deletion included.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when its name, description and metadata were erased for good.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when it was deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A named set of artifacts. The names of its live artifacts are unique.</summary>
public sealed record Collection
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required CollectionId Id { get; init; }

    /// <summary>
    /// The name. It is unique among the live collections and compared by code point. It is empty only when <see cref="IsPurged"/> is true.
    /// </summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>A description for people. It is empty when there is none.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Additional data of the caller.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

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

    /// <summary>The time of the deletion, or null when the collection is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the name, description and metadata of the collection have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when the collection is deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

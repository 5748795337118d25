using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// A named and ordered list of context references. Several packages can have the same name. <see cref="ContextReference"/> describes what a
/// package contains.
/// </summary>
public sealed record ContextPackage
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required ContextPackageId Id { get; init; }

    /// <summary>
    /// The name, in NFC and compared by code point. It need not be unique. It is empty only when <see cref="IsPurged"/> is true.
    /// </summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>A description for people. It is empty when there is none.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Additional data of the caller.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>
    /// The version: 1 at creation, incremented by 1 with every change of the package itself, including deletion. Changes of its references do
    /// not change it.
    /// </summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>The time of creation.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change of the package itself, including deletion.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time of the deletion, or null when the package is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the texts of the package have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when the package is deleted.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>
/// One reference of a context package. It has exactly one target: an artifact, a relationship, a run, or a record in an external memory
/// system. A reference stays when its target is deleted or purged; <see cref="ContextEntry"/> tells the state of the target.
/// </summary>
public sealed record ContextReference
{
    /// <summary>The id. It is assigned at creation and never changes.</summary>
    [JsonPropertyName("id")]
    public required ContextReferenceId Id { get; init; }

    /// <summary>The package that contains the reference. It never changes.</summary>
    [JsonPropertyName("packageId")]
    public required ContextPackageId PackageId { get; init; }

    /// <summary>
    /// The position in the package. The live references of a package have the positions 1, 2, 3 … without gaps. A removed reference keeps the
    /// position that it had last.
    /// </summary>
    [JsonPropertyName("ordinal")]
    public required int Ordinal { get; init; }

    /// <summary>The role of the target in the package, which the caller chooses. It follows the rules of names and is kept by a purge.</summary>
    [JsonPropertyName("role")]
    public required string Role { get; init; }

    /// <summary>Additional data of the caller.</summary>
    [JsonPropertyName("metadata")]
    public required Metadata Metadata { get; init; }

    /// <summary>Where the reference comes from. It is never empty when the target is external, unless the reference is purged.</summary>
    [JsonPropertyName("provenance")]
    public required Provenance Provenance { get; init; }

    /// <summary>The target artifact, or null when the target is of another kind.</summary>
    [JsonPropertyName("artifactId")]
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The pinned revision of the artifact, or null when the reference follows the head revision.</summary>
    [JsonPropertyName("revision")]
    public int? Revision { get; init; }

    /// <summary>The target relationship, or null when the target is of another kind.</summary>
    [JsonPropertyName("relationshipId")]
    public RelationshipId? RelationshipId { get; init; }

    /// <summary>The target run, or null when the target is of another kind.</summary>
    [JsonPropertyName("runId")]
    public RunId? RunId { get; init; }

    /// <summary>The name of the external memory system, or null when the target is in this store. A purge erases it.</summary>
    [JsonPropertyName("externalSystem")]
    public string? ExternalSystem { get; init; }

    /// <summary>
    /// The reference text of the external record, or null when the target is in this store. The text is opaque and kept exactly. A purge
    /// erases it.
    /// </summary>
    [JsonPropertyName("externalReference")]
    public string? ExternalReference { get; init; }

    /// <summary>
    /// The version: 1 at creation, incremented by 1 with every change, including removal. A change of the position is a change, also when
    /// another reference was inserted, moved or removed.
    /// </summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>The time of creation.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the last change, including removal.</summary>
    [JsonPropertyName("updatedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time of the removal, or null when the reference is live.</summary>
    [JsonPropertyName("deletedAt")]
    [JsonConverter(typeof(UtcTimeJsonConverter))]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>True when the texts of the reference have been erased permanently.</summary>
    [JsonPropertyName("purged")]
    public bool IsPurged { get; init; }

    /// <summary>True when the reference was removed from its package, or was deleted together with it.</summary>
    [JsonIgnore]
    public bool IsDeleted => DeletedAt is not null;
}

using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One input of a bundle: an artifact at a pinned revision, or an external resource.</summary>
public sealed record InputEntry : IPinnedEntry
{
    /// <summary>The bundle that contains the entry.</summary>
    [JsonPropertyName("bundleId")]
    public required BundleId BundleId { get; init; }

    /// <summary>The name by which the operation refers to the input. It is unique in the bundle.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>The artifact, or null for an external resource.</summary>
    [JsonPropertyName("artifactId")]
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The pinned revision of the artifact, or null for an external resource.</summary>
    [JsonPropertyName("revision")]
    public int? Revision { get; init; }

    /// <summary>The URI of an external resource, or null for an artifact.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; init; }

    /// <summary>The digest of the bytes of the input.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }
}

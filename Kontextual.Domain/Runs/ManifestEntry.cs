using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>One input or output in a sealed manifest. An entry is immutable.</summary>
public sealed record ManifestEntry : IPinnedEntry
{
    /// <summary>The manifest that contains the entry.</summary>
    [JsonPropertyName("manifestId")]
    public required ManifestId ManifestId { get; init; }

    /// <summary>Tells whether this is an input or an output.</summary>
    [JsonPropertyName("role")]
    public required ManifestEntryRole Role { get; init; }

    /// <summary>The name by which the operation refers to the input or output. It is unique for the role in the manifest.</summary>
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

    /// <summary>The digest of the bytes of the input or output.</summary>
    [JsonPropertyName("digest")]
    public required ContentDigest Digest { get; init; }
}

namespace Kontextual.Domain;

/// <summary>One input or output in a sealed manifest. Immutable.</summary>
internal sealed record ManifestEntry
{
    /// <summary>The manifest it belongs to.</summary>
    public required ManifestId ManifestId { get; init; }

    /// <summary>Input or output.</summary>
    public required ManifestEntryRole Role { get; init; }

    /// <summary>The name the operation knows it by; unique in the manifest and role.</summary>
    public required string Path { get; init; }

    /// <summary>The artifact; null for an outside input.</summary>
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The artifact's pinned revision; null for an outside input.</summary>
    public int? Revision { get; init; }

    /// <summary>The address of an outside input; null for an artifact.</summary>
    public string? Uri { get; init; }

    /// <summary>The digest of the bytes.</summary>
    public required ContentDigest Digest { get; init; }
}

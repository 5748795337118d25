namespace Kontextual.Domain;

/// <summary>One input of a bundle: an artifact at a pinned revision, or something outside the store.</summary>
internal sealed record InputEntry
{
    /// <summary>The bundle it belongs to.</summary>
    public required BundleId BundleId { get; init; }

    /// <summary>The name the operation knows it by; unique in the bundle.</summary>
    public required string Path { get; init; }

    /// <summary>The artifact; null for an outside input.</summary>
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The artifact's pinned revision; null for an outside input.</summary>
    public int? Revision { get; init; }

    /// <summary>The address of an outside input; null for an artifact.</summary>
    public string? Uri { get; init; }

    /// <summary>The digest of the input's bytes.</summary>
    public required ContentDigest Digest { get; init; }
}

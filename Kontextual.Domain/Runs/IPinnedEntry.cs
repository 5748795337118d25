namespace Kontextual.Domain;

/// <summary>An entry of a bundle or a manifest: what a path stood for, pinned by its digest.</summary>
internal interface IPinnedEntry
{
    /// <summary>The path, by which the run knows the entry.</summary>
    string Path { get; }

    /// <summary>The artifact; null for something outside the store.</summary>
    ArtifactId? ArtifactId { get; }

    /// <summary>The number of the revision; null for something outside the store.</summary>
    int? Revision { get; }

    /// <summary>The URI of something outside the store; null for an artifact.</summary>
    string? Uri { get; }

    /// <summary>The digest of the content.</summary>
    ContentDigest Digest { get; }
}

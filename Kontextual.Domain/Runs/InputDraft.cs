namespace Kontextual.Domain;

/// <summary>An input of a run to be started: an artifact at a revision, or a resource outside the store.</summary>
public sealed record InputDraft
{
    /// <summary>
    /// The name by which the operation refers to the input: 1 to 512 code points without U+0000. It is unique in the bundle, compared by code
    /// point, and kept exactly.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The artifact, or null for a resource outside the store.</summary>
    public ArtifactId? ArtifactId { get; init; }

    /// <summary>The revision of the artifact. By default, its head revision when the run is started; the artifact must then be live.</summary>
    public int? Revision { get; init; }

    /// <summary>The URI of a resource outside the store, 1 to 65,536 code points, or null for an artifact. It is kept exactly.</summary>
    public string? Uri { get; init; }

    /// <summary>The digest of a resource outside the store. For an artifact it is null, because the store has the digest.</summary>
    public ContentDigest? Digest { get; init; }

    /// <summary>Makes the draft of an artifact at a revision.</summary>
    /// <param name="path">The name by which the operation refers to the input.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="revision">The revision, or null for the head revision.</param>
    public static InputDraft Of(string path, ArtifactId artifact, int? revision = null) => new() { Path = path, ArtifactId = artifact, Revision = revision };

    /// <summary>Makes the draft of a resource outside the store.</summary>
    /// <param name="path">The name by which the operation refers to the input.</param>
    /// <param name="uri">Where the resource is.</param>
    /// <param name="digest">The digest of its bytes.</param>
    public static InputDraft Outside(string path, string uri, ContentDigest digest) => new() { Path = path, Uri = uri, Digest = digest };
}

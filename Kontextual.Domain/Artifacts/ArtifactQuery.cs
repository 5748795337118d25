namespace Kontextual.Domain;

/// <summary>Selects and orders artifacts. An artifact must match all filters. Without filters, all live artifacts are selected.</summary>
public sealed record ArtifactQuery
{
    /// <summary>The maximum number of ids in one query: 1,000.</summary>
    public const int MaxIds = 1000;

    /// <summary>Only artifacts with one of these ids, at most 1,000. Null for no such filter. An id that no artifact has is ignored.</summary>
    public IReadOnlyCollection<ArtifactId>? Ids { get; init; }

    /// <summary>Only artifacts in this collection.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>Only artifacts with exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Only artifacts whose name begins with this text, compared by code point. The text is normalised to NFC. It has no wildcard
    /// characters.
    /// </summary>
    public string? NamePrefix { get; init; }

    /// <summary>Only artifacts of this type.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// Only artifacts whose content has this digest. The content is that of the head revision or, in a view of the past, that of the
    /// revision that was current.
    /// </summary>
    public ContentDigest? Digest { get; init; }

    /// <summary>
    /// True to include deleted artifacts. Purged artifacts are included only when <see cref="IncludePurged"/> is true as well.
    /// </summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to include purged artifacts, whose texts are blank. In the present, this has an effect only together with
    /// <see cref="IncludeDeleted"/>, because purged artifacts are deleted.
    /// </summary>
    public bool IncludePurged { get; init; }

    /// <summary>The order of the artifacts. By name by default.</summary>
    public ArtifactOrder OrderBy { get; init; }

    /// <summary>
    /// The direction of the order, which also applies to the id that orders artifacts with equal values. Ascending by default.
    /// </summary>
    public SortDirection Direction { get; init; }
}

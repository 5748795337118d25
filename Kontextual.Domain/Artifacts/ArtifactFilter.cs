namespace Kontextual.Domain;

/// <summary>Selects artifacts by their properties. An artifact must match all filters that are set. A property that is null does not filter.</summary>
public record ArtifactFilter
{
    /// <summary>The maximum number of ids in one query, including those of its groups: 1,000.</summary>
    public const int MaxIds = 1000;

    /// <summary>The maximum number of groups in one query, including groups inside groups: 100.</summary>
    public const int MaxGroups = 100;

    /// <summary>The maximum number of groups that can be nested in each other: 5.</summary>
    public const int MaxGroupDepth = 5;

    /// <summary>The maximum number of conditions on metadata in one query or group: 20.</summary>
    public const int MaxMetadata = 20;

    /// <summary>
    /// The maximum length of all conditions on metadata in one query, including those of its groups: 65,536 UTF-16 code units of their canonical JSON.
    /// </summary>
    public const int MaxMetadataLength = 65_536;

    /// <summary>The maximum number of bytes of a content whose text is searched: 10,485,760 (10 MiB). Longer contents never match.</summary>
    public const long MaxSearchedBytes = 10 << 20;

    /// <summary>Only artifacts with one of these ids, at most 1,000 together with those of the groups. An id that no artifact has is ignored.</summary>
    public IReadOnlyCollection<ArtifactId>? Ids { get; init; }

    /// <summary>Only artifacts in this collection.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>Only artifacts with exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Only artifacts whose name begins with this text, compared by code point. The text is normalised to NFC. It has no wildcard
    /// characters. An empty text does not filter.
    /// </summary>
    public string? NamePrefix { get; init; }

    /// <summary>Only artifacts of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Only artifacts whose content has exactly this media type. Parameters and the case of letters are part of it.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// Only artifacts whose content has this digest. The content is that of the head revision or, in a view of the past, that of the
    /// revision that was current.
    /// </summary>
    public ContentDigest? Digest { get; init; }

    /// <summary>
    /// Only artifacts of which at least one revision has this digest, also an earlier one. In a view of the past, a revision that existed then. Purged
    /// revisions do not count.
    /// </summary>
    public ContentDigest? RevisionDigest { get; init; }

    /// <summary>Only artifacts that were created at this time or later, see <see cref="Artifact.CreatedAt"/>.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only artifacts that were created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>
    /// Only artifacts whose last revision was made at this time or later, see <see cref="Artifact.UpdatedAt"/>. In a view of the past, it is
    /// the revision that was current.
    /// </summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Only artifacts whose last revision was made before this time.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Only artifacts whose content has at least this number of bytes. Not negative.</summary>
    public long? MinSize { get; init; }

    /// <summary>Only artifacts whose content has at most this number of bytes. Not negative.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Only artifacts to which live relationships of an artifact lead. In a view of the past, the relationships of its moment.</summary>
    public RelatedFilter? RelatedTo { get; init; }

    /// <summary>
    /// Only artifacts of which at least one revision was made by this run, see <see cref="Revision.ProducingRunId"/>. In a view of the past, a revision that
    /// existed then. Purged revisions count, because they keep the run.
    /// </summary>
    public RunId? ProducedBy { get; init; }

    /// <summary>Only artifacts whose metadata meets all of these conditions, from 1 to 20.</summary>
    public IReadOnlyCollection<MetadataFilter>? Metadata { get; init; }

    /// <summary>
    /// Only artifacts whose text has these words, in any order: <c>save changes</c>. Words in quotation marks must follow each other, and a star after a
    /// word or a phrase makes its last word a prefix: <c>"save the" chang*</c>. Case, accents and punctuation do not matter. At most 1,000 code
    /// points, 64 words and phrases, and 1,000 tokens. A text without any word is refused.
    /// </summary>
    /// <remarks>
    /// The text is the content, if it is UTF-8 without U+0000 and has at most <see cref="MaxSearchedBytes"/>. In a view of the past, it is
    /// the content of the revision that was current. docs/words.md has all rules.
    /// </remarks>
    public string? Words { get; init; }

    /// <summary>
    /// Only artifacts whose text contains exactly this text, from 1 to 1,000 code points. Only the case of letters is ignored, by Unicode's simple
    /// case folding. No character is a wildcard.
    /// </summary>
    /// <inheritdoc cref="Words"/>
    public string? Contains { get; init; }

    /// <summary>
    /// Only artifacts that match at least one of these groups. A group is a set of filters, and an artifact matches it if it matches all of them.
    /// </summary>
    /// <remarks>Each group must set a filter, and there must be a group.</remarks>
    public IReadOnlyCollection<ArtifactFilter>? AnyOf { get; init; }

    /// <summary>Only artifacts that match none of these groups.</summary>
    /// <inheritdoc cref="AnyOf"/>
    public IReadOnlyCollection<ArtifactFilter>? NoneOf { get; init; }
}

namespace Kontextual.Domain;

/// <summary>Which artifacts are wanted, and in which order. All filters combine (AND); without any, all live ones.</summary>
public sealed record ArtifactQuery
{
    /// <summary>The most ids that one query takes: 1,000.</summary>
    public const int MaxIds = 1000;

    /// <summary>Only these artifacts; null for no such filter, at most 1,000 ids. An id that is not there is left out.</summary>
    public IReadOnlyCollection<ArtifactId>? Ids { get; init; }

    /// <summary>Only artifacts of this collection.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>Only artifacts of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only artifacts whose name begins with this text, by code point. The text is NFC-normalised, and otherwise data.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>Only artifacts of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Only artifacts whose content has this digest: that of the head revision, or in a view of the past that of the revision that was current.</summary>
    public ContentDigest? Digest { get; init; }

    /// <summary>True to list deleted artifacts as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged artifacts as well; their texts are blank. They are deleted, so this has an effect in the present only together with <see cref="IncludeDeleted"/>.</summary>
    public bool IncludePurged { get; init; }

    /// <summary>What to order by; the name by default.</summary>
    public ArtifactOrder OrderBy { get; init; }

    /// <summary>Which end first; ascending by default. The direction also holds for the id that decides between equals.</summary>
    public SortDirection Direction { get; init; }
}

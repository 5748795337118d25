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

    /// <summary>Only artifacts whose head content has this digest.</summary>
    public ContentDigest? Digest { get; init; }

    /// <summary>True to list deleted artifacts as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged artifacts as well, blank as they are. They are deleted, so a listing of the present needs <see cref="IncludeDeleted"/> too.</summary>
    public bool IncludePurged { get; init; }

    /// <summary>
    /// The moment whose artifacts are meant; the present by default. With it only ids, collection, name, name prefix and type can be
    /// filtered by, and only the name be ordered by.
    /// </summary>
    public AsOf? AsOf { get; init; }

    /// <summary>What to order by; the name by default.</summary>
    public ArtifactOrder OrderBy { get; init; }

    /// <summary>Which end first; ascending by default. Direction holds for the id that decides between equals, too.</summary>
    public SortDirection Direction { get; init; }
}

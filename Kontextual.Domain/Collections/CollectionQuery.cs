namespace Kontextual.Domain;

/// <summary>Which collections are wanted. All filters combine (AND); without any, all live ones. Ordered by name, then id, ascending.</summary>
public sealed record CollectionQuery
{
    /// <summary>Only collections whose name begins with this text, by code point.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>True to list deleted collections as well; purged ones only with <see cref="IncludePurged"/>.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>True to list purged collections as well, blank as they are. They are deleted, so a listing of the present needs <see cref="IncludeDeleted"/> too.</summary>
    public bool IncludePurged { get; init; }

    /// <summary>The moment whose collections are meant; the present by default.</summary>
    public AsOf? AsOf { get; init; }
}

namespace Kontextual.Domain;

/// <summary>
/// Selects collections. A collection must match all filters. Without filters, all live collections are selected. The order is by name, then
/// by id, ascending.
/// </summary>
public sealed record CollectionQuery
{
    /// <summary>Only collections whose name begins with this text, compared by code point. The text is normalised to NFC.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>
    /// True to include deleted collections. Purged collections are included only when <see cref="IncludePurged"/> is true as well.
    /// </summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to include purged collections, whose texts are blank. In the present, this has an effect only together with
    /// <see cref="IncludeDeleted"/>, because purged collections are deleted.
    /// </summary>
    public bool IncludePurged { get; init; }
}

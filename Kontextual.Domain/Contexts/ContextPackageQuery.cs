namespace Kontextual.Domain;

/// <summary>
/// Selects context packages. A package must match all filters. Without filters, all live packages are selected. The order is by name, then
/// by id, ascending.
/// </summary>
public sealed record ContextPackageQuery
{
    /// <summary>Only packages with this name, compared by code point. The name is normalised to NFC.</summary>
    public string? Name { get; init; }

    /// <summary>Only packages whose name begins with this text, compared by code point. The text is normalised to NFC.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>
    /// Only packages with a live reference to this target. An artifact without a revision selects references to any of its revisions. A
    /// deleted package has no live references.
    /// </summary>
    public ContextTarget? RefersTo { get; init; }

    /// <summary>
    /// True to include deleted packages. Purged packages are included only when <see cref="IncludePurged"/> is true as well.
    /// </summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to include purged packages, whose texts are blank. In the present, this has an effect only together with
    /// <see cref="IncludeDeleted"/>, because purged packages are deleted.
    /// </summary>
    public bool IncludePurged { get; init; }
}

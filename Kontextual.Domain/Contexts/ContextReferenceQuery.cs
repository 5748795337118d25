namespace Kontextual.Domain;

/// <summary>
/// Selects context references. A reference must match all filters. Without filters, all live references are selected. With
/// <see cref="Package"/>, the order is by position, then by id, ascending. Otherwise, it is by time of creation, then by id, ascending.
/// </summary>
public sealed record ContextReferenceQuery
{
    /// <summary>Only references of this package.</summary>
    public ContextPackageId? Package { get; init; }

    /// <summary>
    /// Only references to this target. An artifact without a revision selects references to any of its revisions. A purged reference to an
    /// external record has lost its target and is not selected.
    /// </summary>
    public ContextTarget? Target { get; init; }

    /// <summary>Only references with this role, compared by code point. The role is normalised to NFC.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// True to include removed references. Purged references are included only when <see cref="IncludePurged"/> is true as well.
    /// </summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>
    /// True to include purged references, whose texts are blank. In the present, this has an effect only together with
    /// <see cref="IncludeDeleted"/>, because purged references are deleted.
    /// </summary>
    public bool IncludePurged { get; init; }
}

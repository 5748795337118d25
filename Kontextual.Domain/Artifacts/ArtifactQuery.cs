namespace Kontextual.Domain;

/// <summary>Selects and orders artifacts. An artifact must match all filters. Without filters, all live artifacts are selected.</summary>
public sealed record ArtifactQuery : ArtifactFilter
{
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
    /// The JSON Pointer of the value in the metadata to order by, see <see cref="MetadataFilter"/>; null to order by <see cref="OrderBy"/>, which must be
    /// its default value otherwise. The pointer must not be empty or have a step <c>*</c>.
    /// </summary>
    /// <remarks>
    /// Null comes first, then false, true, the numbers by their exact value, and the strings by code point. Artifacts without such a value come last in both
    /// directions. Strings are compared by their first 200 code points, and numbers by the first 200 characters of their exponent and
    /// digits together. Artifacts with equal values are ordered by id.
    /// </remarks>
    public string? OrderByMetadata { get; init; }

    /// <summary>
    /// The direction of the order, which also applies to the id that orders artifacts with equal values. Ascending by default.
    /// </summary>
    public SortDirection Direction { get; init; }
}

namespace Kontextual.Domain;

/// <summary>The state of a context reference that is to be added to a package.</summary>
public sealed record ContextReferenceDraft
{
    /// <summary>The id of the package, which must be live.</summary>
    public required ContextPackageId Package { get; init; }

    /// <summary>The role of the target in the package, 1 to 512 code points by the rules of names.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// The target. An artifact or a relationship must be live, a pinned revision and a run must exist. A package may refer to the same target
    /// several times.
    /// </summary>
    public required ContextTarget Target { get; init; }

    /// <summary>
    /// The position in the package, from 1. The references from this position on move up by one. Null to add the reference at the end, which
    /// is the default. A position beyond the end means the end.
    /// </summary>
    public int? Ordinal { get; init; }

    /// <summary>Additional data of the caller. Empty by default.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>
    /// Where the reference comes from. <see cref="Provenance.None"/> by default, which is refused when the target is external.
    /// </summary>
    public Provenance Provenance { get; init; } = Provenance.None;
}

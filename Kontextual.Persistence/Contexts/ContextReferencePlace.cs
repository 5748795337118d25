namespace Kontextual.Persistence.Contexts;

/// <summary>A range of change sequences in which the position, the role and the deleted state of a context reference did not change.</summary>
/// <remarks>
/// These rows are derived from the change records. Listings of the past need them because they filter and order by the position and the role
/// of that time. The package and the target never change. A purge keeps positions and roles, so it does not change these rows.
/// </remarks>
internal sealed record ContextReferencePlace
{
    public required ContextReferenceId ReferenceId { get; init; }

    /// <summary>The sequence of the change that began the range.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that ended the range; null for the present range.</summary>
    public long? ToSequence { get; init; }

    public required ContextPackageId PackageId { get; init; }

    public required int Ordinal { get; init; }

    public required string Role { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>Creates the range that begins with a change.</summary>
    public static ContextReferencePlace From(ContextReference reference, long sequence) => new()
    {
        ReferenceId = reference.Id,
        FromSequence = sequence,
        PackageId = reference.PackageId,
        Ordinal = reference.Ordinal,
        Role = reference.Role,
        IsDeleted = reference.IsDeleted,
    };

    /// <summary>True when both states belong to the same range.</summary>
    public static bool IsSame(ContextReference old, ContextReference changed) =>
        (old.Ordinal, old.Role, old.IsDeleted) == (changed.Ordinal, changed.Role, changed.IsDeleted);
}

namespace Kontextual.Persistence.Contexts;

/// <summary>A range of change sequences in which the name and the deleted state of a context package did not change.</summary>
/// <remarks>
/// These rows are derived from the change records. Listings of the past need them because they filter and order by the name of that time.
/// </remarks>
internal sealed record ContextPackageName
{
    public required ContextPackageId PackageId { get; init; }

    /// <summary>The sequence of the change that began the range.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that ended the range; null for the present range.</summary>
    public long? ToSequence { get; init; }

    /// <summary>The name; empty when <see cref="IsPurged"/>.</summary>
    public required string Name { get; init; }

    public required bool IsDeleted { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>Creates the range that begins with a change.</summary>
    public static ContextPackageName From(ContextPackage package, long sequence) => new()
    {
        PackageId = package.Id,
        FromSequence = sequence,
        Name = package.Name,
        IsDeleted = package.IsDeleted,
    };

    /// <summary>True when both states belong to the same range.</summary>
    public static bool IsSame(ContextPackage old, ContextPackage changed) => (old.Name, old.IsDeleted) == (changed.Name, changed.IsDeleted);

    /// <summary>Returns the range without its name.</summary>
    public static ContextPackageName Blank(ContextPackageName name) => name with { Name = string.Empty, IsPurged = true };
}

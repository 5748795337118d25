namespace Kontextual.Persistence.Verification.Checks;

/// <summary>How the ranges of a derived table follow from the states of an entity.</summary>
internal sealed record RangeRule<TId, T, TRange>
{
    /// <summary>The stored ranges, by entity and sequence.</summary>
    public required Func<KontextualDbContext, IQueryable<TRange>> Rows { get; init; }

    public required Func<TRange, TId> IdOf { get; init; }

    /// <summary>Returns the sequence with which a range begins.</summary>
    public required Func<TRange, long> BeginOf { get; init; }

    /// <summary>True when two successive states belong to one range.</summary>
    public required Func<T, T, bool> IsSame { get; init; }

    public required Func<T, long, TRange> From { get; init; }

    public required Func<TRange, long?, TRange> Ended { get; init; }

    /// <summary>Returns a range of a live or of a deleted entity.</summary>
    public required Func<TRange, bool, TRange> WithDeleted { get; init; }

    /// <summary>What a purge leaves of a range.</summary>
    public required Func<TRange, TRange> Blank { get; init; }
}

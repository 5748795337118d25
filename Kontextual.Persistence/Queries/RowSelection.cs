namespace Kontextual.Persistence.Queries;

/// <summary>The description of the rows that a query selects, in no order.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
internal sealed record RowSelection<TRow>
{
    /// <summary>Returns all rows to filter.</summary>
    public required Func<KontextualDbContext, IQueryable<TRow>> Source { get; init; }

    /// <summary>All conditions that a row must meet.</summary>
    public required IReadOnlyList<Condition<TRow>> Conditions { get; init; }

    /// <summary>Returns the conditions for a context.</summary>
    public IReadOnlyList<Condition<TRow>> ConditionsIn(KontextualDbContext db) => [.. Conditions.Select(condition => condition.In(db))];

    /// <summary>The sequence of the past; null for the present.</summary>
    public long? Sequence { get; init; }
}

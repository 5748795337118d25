using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The rows of a page, described: a backend turns it into a statement of its own.</summary>
/// <typeparam name="TRow">The row that is filtered and ordered.</typeparam>
/// <typeparam name="T">What it becomes.</typeparam>
/// <typeparam name="TKey">What is ordered by.</typeparam>
/// <typeparam name="TId">What decides between equals.</typeparam>
internal sealed record RowQuery<TRow, T, TKey, TId>
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>All filters of the query. A backend may answer by a statement prepared for exactly these, and for no others.</summary>
    public required IReadOnlyList<ICriterion> Criteria { get; init; }

    /// <summary>The name of the order.</summary>
    public required string OrderName { get; init; }

    /// <summary>All rows there are.</summary>
    public required Func<KontextualDbContext, IQueryable<TRow>> Source { get; init; }

    /// <summary>What is asked of a row, all of it.</summary>
    public required IReadOnlyList<Condition<TRow>> Conditions { get; init; }

    /// <summary>The order, its direction, and the place after which the page begins.</summary>
    public required Keyset<TRow, TKey, TId> Order { get; init; }

    /// <summary>What a row becomes.</summary>
    public required Expression<Func<TRow, T>> Shape { get; init; }

    /// <summary>The place of what a row became.</summary>
    public required Func<T, Place<TKey, TId>> PlaceOf { get; init; }

    /// <summary>The sequence of the past that is meant; null for the present.</summary>
    public long? Sequence { get; init; }

    /// <summary>How many rows at most.</summary>
    public required int Take { get; init; }
}

using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The description of a page of rows. A backend translates it to its own statement.</summary>
/// <typeparam name="TRow">The type of the rows that are filtered and ordered.</typeparam>
/// <typeparam name="T">The type that the rows are converted to.</typeparam>
/// <typeparam name="TKey">The type of the key to order by.</typeparam>
/// <typeparam name="TId">The type of the id, which orders rows with equal keys.</typeparam>
internal sealed record RowQuery<TRow, T, TKey, TId>
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>The rows to order.</summary>
    public required RowSelection<TRow> Rows { get; init; }

    /// <summary>All filters of the query. A backend may use a prepared statement only if it was prepared for exactly these filters.</summary>
    public required IReadOnlyList<ICriterion> Criteria { get; init; }

    /// <summary>The name of the order.</summary>
    public required string OrderName { get; init; }

    /// <summary>The order, its direction, and the place after which the page begins.</summary>
    public required Keyset<TRow, TKey, TId> Order { get; init; }

    /// <summary>Converts a row.</summary>
    public required Expression<Func<TRow, T>> Shape { get; init; }

    /// <summary>Returns the place of a converted row.</summary>
    public required Func<T, Place<TKey, TId>> PlaceOf { get; init; }

    /// <summary>The maximum number of rows.</summary>
    public required int Take { get; init; }
}

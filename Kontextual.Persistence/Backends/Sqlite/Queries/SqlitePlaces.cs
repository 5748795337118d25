using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The rows after a place in an order.</summary>
internal static class SqlitePlaces
{
    /// <summary>key ≥ k AND (key &gt; k OR id &gt; i): the first half is what lets SQLite start in the middle of an index.</summary>
    public static Expression<Func<TRow, bool>> IsAfter<TRow, TKey, TId>(Keyset<TRow, TKey, TId> order, Place<TKey, TId> after)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var (atOrBeyond, beyond) = order.Direction == SortDirection.Ascending
            ? (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan)
            : (ExpressionType.LessThanOrEqual, ExpressionType.LessThan);
        var row = order.Key.Parameters[0];
        var key = Held.Parameter(after.Key);
        var condition = Expression.AndAlso(
            SqliteComparisons.Compare(atOrBeyond, order.Key.Body, key),
            Expression.OrElse(
                SqliteComparisons.Compare(beyond, order.Key.Body, key),
                SqliteComparisons.Compare(beyond, ParameterExchange.BodyOf(order.Id, row), Held.Parameter(after.Id))));
        return Expression.Lambda<Func<TRow, bool>>(condition, row);
    }
}

using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Selects the rows after a place in an order.</summary>
internal static class SqlitePlaces
{
    /// <summary>Returns key ≥ k AND (key &gt; k OR id &gt; i). The first part lets SQLite begin in the middle of an index.</summary>
    public static Expression<Func<TRow, bool>> IsAfter<TRow, TKey, TId>(Keyset<TRow, TKey, TId> order, Place<TKey, TId> after)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var (atOrBeyond, beyond) = order.Direction == SortDirection.Ascending
            ? (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan)
            : (ExpressionType.LessThanOrEqual, ExpressionType.LessThan);
        var row = order.Key.Parameters[0];
        var key = QueryParameter.Of(after.Key);
        var condition = Expression.AndAlso(
            SqliteComparisons.Compare(atOrBeyond, order.Key.Body, key),
            Expression.OrElse(
                SqliteComparisons.Compare(beyond, order.Key.Body, key),
                SqliteComparisons.Compare(beyond, ParameterExchange.BodyOf(order.Id, row), QueryParameter.Of(after.Id))));
        return Expression.Lambda<Func<TRow, bool>>(condition, row);
    }
}

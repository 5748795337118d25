using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a column has a value.</summary>
internal sealed class Equal<TRow, TValue>(Expression<Func<TRow, TValue>> column, TValue value) : Condition<TRow>
{
    public Expression<Func<TRow, TValue>> Column => column;

    public TValue Value => value;

    public override Expression<Func<TRow, bool>> Predicate =>
        Expression.Lambda<Func<TRow, bool>>(Expression.Equal(column.Body, QueryParameter.Of(value)), column.Parameters);
}

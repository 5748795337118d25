using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that at least one of two columns has a value.</summary>
internal sealed class EitherEqual<TRow, TValue>(
    Expression<Func<TRow, TValue>> first, Expression<Func<TRow, TValue>> second, TValue value) : Condition<TRow>, IEitherOf<TRow>
{
    public override Expression<Func<TRow, bool>> Predicate
    {
        get
        {
            var row = first.Parameters[0];
            return Expression.Lambda<Func<TRow, bool>>(
                Expression.OrElse(Is(first.Body), Is(ParameterExchange.BodyOf(second, row))), row);
        }
    }

    public Condition<TRow> First => new Equal<TRow, TValue>(first, value);

    public Condition<TRow> OnlySecond
    {
        get
        {
            var row = first.Parameters[0];
            return new Holds<TRow>(Expression.Lambda<Func<TRow, bool>>(
                Expression.AndAlso(Is(ParameterExchange.BodyOf(second, row)), Expression.Not(Is(first.Body))), row));
        }
    }

    private BinaryExpression Is(Expression column) => Expression.Equal(column, QueryParameter.Of(value));
}

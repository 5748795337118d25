using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Creates values in expressions that EF translates to parameters. A constant would lead to a new statement for each value.</summary>
internal static class QueryParameter
{
    public static Expression Of<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<TValue>.Value));

    private sealed record Holder<TValue>(TValue Value);
}

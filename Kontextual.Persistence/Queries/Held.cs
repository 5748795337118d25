using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Values in expressions that EF makes parameters of. A constant would make a new statement for every value.</summary>
internal static class Held
{
    public static Expression Parameter<TValue>(TValue value) =>
        Expression.Property(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<TValue>.Value));

    private sealed record Holder<TValue>(TValue Value);
}

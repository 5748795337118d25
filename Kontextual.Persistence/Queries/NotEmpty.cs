using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a text is not empty. Purged names are empty, so an index can skip purged rows.</summary>
internal sealed class NotEmpty<TRow>(Expression<Func<TRow, string>> text) : Condition<TRow>
{
    public Expression<Func<TRow, string>> Text => text;

    public override Expression<Func<TRow, bool>> Predicate => Expression.Lambda<Func<TRow, bool>>(
        Expression.NotEqual(Expression.Property(text.Body, nameof(string.Length)), Expression.Constant(0)), text.Parameters);
}

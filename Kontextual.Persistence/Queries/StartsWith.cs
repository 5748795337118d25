using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that a text begins with a prefix, compared by code point.</summary>
internal sealed class StartsWith<TRow>(Expression<Func<TRow, string>> text, string prefix) : Condition<TRow>
{
    public Expression<Func<TRow, string>> Text => text;

    public string Prefix => prefix;

    public override Expression<Func<TRow, bool>> Predicate
    {
        get
        {
            var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string), typeof(StringComparison)])!;
            var condition = Expression.Call(text.Body, startsWith, QueryParameter.Of(prefix), Expression.Constant(StringComparison.Ordinal));
            return Expression.Lambda<Func<TRow, bool>>(condition, text.Parameters);
        }
    }
}

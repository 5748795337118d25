using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that the content of a row is a text that matches a search.</summary>
/// <remarks>A backend with functions uses <see cref="ByFunction"/>, and reads a text only if the row meets all other conditions.</remarks>
/// <param name="digest">The digest of the content.</param>
/// <param name="isPurged">Whether the row was purged. A purged row keeps the digest, and another row can still need the content.</param>
/// <param name="search">The text of the search.</param>
/// <param name="db">The context whose contents are searched; null before <see cref="In"/>.</param>
internal sealed class InText<TRow>(
    Expression<Func<TRow, ContentDigest>> digest, Expression<Func<TRow, bool>> isPurged, string search, KontextualDbContext? db = null)
    : Condition<TRow>
{
    /// <summary>The words that are searched; null if the search is for other text.</summary>
    public WordsQuery? Words => (TextMatch.MatcherOf(search) as WordsMatcher)?.Query;

    /// <summary>The condition as a call of the SQL function.</summary>
    public Expression<Func<TRow, bool>> ByFunction =>
        AndKept(Expression.Call(typeof(TextMatch), nameof(TextMatch.Matches), null, digest.Body, QueryParameter.Of(search)));

    public override bool IsCostly => true;

    // The texts are searched once, and not for each row.
    public override Expression<Func<TRow, bool>> Predicate
    {
        get
        {
            var context = db ?? throw new InvalidOperationException($"The condition reads other tables. Call {nameof(In)} first.");
            var found = SearchedTexts.Matching(context, TextMatch.MatcherOf(search));
            return AndKept(Expression.Call(QueryParameter.Of(found), nameof(HashSet<ContentDigest>.Contains), null, digest.Body));
        }
    }

    public override Condition<TRow> In(KontextualDbContext db) => new InText<TRow>(digest, isPurged, search, db);

    private Expression<Func<TRow, bool>> AndKept(Expression matches) => Expression.Lambda<Func<TRow, bool>>(
        Expression.AndAlso(Expression.Not(ParameterExchange.BodyOf(isPurged, digest.Parameters[0])), matches), digest.Parameters);
}

using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The conditions of a query, stated so that SQLite takes the index that is meant.</summary>
/// <param name="conditions">All of them.</param>
/// <param name="entered">The direction of an order by text that is entered at a place; null for none.</param>
internal sealed class SqliteConditions<TRow>(IReadOnlyList<Condition<TRow>> conditions, SortDirection? entered)
{
    public IQueryable<TRow> Apply(IQueryable<TRow> rows)
    {
        var halves = conditions.OfType<IEitherOf<TRow>>().FirstOrDefault();
        rows = conditions.Where(condition => !ReferenceEquals(condition, halves))
            .Aggregate(rows, (kept, condition) => kept.Where(Predicate(condition)));

        // Two halves, each in the order of its own index, which SQLite merges: an OR would sort all of them for every page.
        return halves is null
            ? rows
            : rows.Where(halves.First.Predicate).Concat(rows.Where(halves.OnlySecond.Predicate));
    }

    private Expression<Func<TRow, bool>> Predicate(Condition<TRow> condition) => condition switch
    {
        StartsWith<TRow> prefix => HasPrefix(prefix),
        NotEmpty<TRow> notEmpty => IsNotEmpty(notEmpty),
        Equal<TRow, string> equal when SqliteRelationshipRows.IsTypeBesideAnEnd(equal.Column, conditions)
            || SqliteArtifactRows.IsTypeBesideACollection(equal.Column, conditions) => IsComputedEqual(equal),
        _ => condition.Predicate,
    };

    // LIKE ignores case and knows wildcards; a range does neither and uses the index.
    private Expression<Func<TRow, bool>> HasPrefix(StartsWith<TRow> condition)
    {
        var text = condition.Text.Body;
        var from = SqliteComparisons.Compare(ExpressionType.GreaterThanOrEqual, Least(text), Held.Parameter(condition.Prefix));
        var range = PrefixSuccessor.Of(condition.Prefix) is { } to
            ? Expression.AndAlso(from, SqliteComparisons.Compare(ExpressionType.LessThan, Most(text), Held.Parameter(to)))
            : from;
        return Expression.Lambda<Func<TRow, bool>>(range, condition.Text.Parameters);
    }

    // Above the empty text, and not unequal to it: that is the beginning of a range, where an index begins.
    private Expression<Func<TRow, bool>> IsNotEmpty(NotEmpty<TRow> condition) => Expression.Lambda<Func<TRow, bool>>(
        SqliteComparisons.Compare(ExpressionType.GreaterThan, Least(condition.Text.Body), Expression.Constant(string.Empty)),
        condition.Text.Parameters);

    private static Expression<Func<TRow, bool>> IsComputedEqual(Equal<TRow, string> condition) => Expression.Lambda<Func<TRow, bool>>(
        Expression.Equal(SqliteComparisons.Computed(condition.Column.Body), Held.Parameter(condition.Value)), condition.Column.Parameters);

    // SQLite enters an index at one bound of each side, the first that is written, and then tries every row up to the place. What is
    // computed is no bound: so the filter's on that side is only a condition, and the place's is where the page begins.
    private Expression Least(Expression text) => entered == SortDirection.Ascending ? SqliteComparisons.Computed(text) : text;

    private Expression Most(Expression text) => entered == SortDirection.Descending ? SqliteComparisons.Computed(text) : text;
}

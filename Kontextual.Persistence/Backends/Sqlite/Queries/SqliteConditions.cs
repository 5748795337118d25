using System.Linq.Expressions;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Applies the conditions of a query in a form in which SQLite uses the intended index.</summary>
/// <param name="conditions">All conditions of the query.</param>
/// <param name="entered">The direction of an order by text in which a page begins after a place; null otherwise.</param>
/// <param name="isProposed">True if one of the conditions is that an index proposes the row.</param>
/// <param name="checkOf">Returns a check that comes before reading a text; null if there is none.</param>
internal sealed class SqliteConditions<TRow>(
    IReadOnlyList<Condition<TRow>> conditions,
    SortDirection? entered,
    bool isProposed = false,
    Func<Condition<TRow>, Expression<Func<TRow, bool>>?>? checkOf = null)
{
    /// <summary>Applies all conditions. Those that read texts come last.</summary>
    public IQueryable<TRow> Apply(IQueryable<TRow> rows) => ApplyCostly(ApplyOthers(rows));

    /// <summary>Applies the conditions that read texts.</summary>
    public IQueryable<TRow> ApplyCostly(IQueryable<TRow> rows) =>
        conditions.Where(condition => condition.IsCostly).Aggregate(rows, (kept, condition) => kept.Where(Predicate(condition)));

    /// <summary>Applies the conditions that only compare columns.</summary>
    public IQueryable<TRow> ApplyOthers(IQueryable<TRow> rows)
    {
        var halves = conditions.OfType<IEitherOf<TRow>>().FirstOrDefault();
        rows = conditions.Where(condition => !condition.IsCostly && !ReferenceEquals(condition, halves))
            .Aggregate(rows, (kept, condition) => kept.Where(Predicate(condition)));

        // SQLite merges the two parts, each in the order of its own index. With an OR it would sort all rows for each page.
        return halves is null
            ? rows
            : rows.Where(halves.First.Predicate).Concat(rows.Where(halves.OnlySecond.Predicate));
    }

    private Expression<Func<TRow, bool>> Predicate(Condition<TRow> condition) => condition switch
    {
        StartsWith<TRow> prefix => HasPrefix(prefix),
        NotEmpty<TRow> notEmpty => IsNotEmpty(notEmpty),
        InText<TRow> text => Checked(text),
        SearchedWords<TRow> => checkOf?.Invoke(condition) ?? condition.Predicate,
        InGroups<TRow> groups => groups.PredicateOf(InGroup),
        Equal<TRow, string> equal when SqliteRelationshipRows.IsTypeBesideAnEnd(equal.Column, conditions)
            || SqliteArtifactRows.IsTypeBesideACollection(equal.Column, conditions)
            || (isProposed && SqliteArtifactRows.IsBesideAProposal(equal.Column, conditions)) => IsComputedEqual(equal),
        Equal<TRow, CollectionId> equal when isProposed && SqliteArtifactRows.IsBesideAProposal(equal.Column, conditions) => IsCollatedEqual(equal),
        _ => condition.Predicate,
    };

    // The place of the page is no bound inside a group, so the group keeps its own bounds.
    private Expression<Func<TRow, bool>> InGroup(IReadOnlyList<Condition<TRow>> group, Condition<TRow> condition) =>
        new SqliteConditions<TRow>([.. conditions, .. group], entered: null, isProposed).Predicate(condition);

    // LIKE ignores the case and has wildcards. A range has neither effect, and uses the index.
    private Expression<Func<TRow, bool>> HasPrefix(StartsWith<TRow> condition)
    {
        var text = condition.Text.Body;
        var from = SqliteComparisons.Compare(ExpressionType.GreaterThanOrEqual, Least(text), QueryParameter.Of(condition.Prefix));
        var range = PrefixSuccessor.Of(condition.Prefix) is { } to
            ? Expression.AndAlso(from, SqliteComparisons.Compare(ExpressionType.LessThan, Most(text), QueryParameter.Of(to)))
            : from;
        return Expression.Lambda<Func<TRow, bool>>(range, condition.Text.Parameters);
    }

    // Greater than the empty text and not "unequal", because only a range can be the beginning of an index scan.
    private Expression<Func<TRow, bool>> IsNotEmpty(NotEmpty<TRow> condition) => Expression.Lambda<Func<TRow, bool>>(
        SqliteComparisons.Compare(ExpressionType.GreaterThan, Least(condition.Text.Body), Expression.Constant(string.Empty)),
        condition.Text.Parameters);

    // SQLite tests what contains a subquery last, so both conditions are one.
    private Expression<Func<TRow, bool>> Checked(InText<TRow> text)
    {
        if (checkOf?.Invoke(text) is not { } check)
            return text.ByFunction;
        var row = check.Parameters[0];
        var both = Expression.Condition(check.Body, ParameterExchange.BodyOf(text.ByFunction, row), Expression.Constant(false));
        return Expression.Lambda<Func<TRow, bool>>(both, row);
    }

    private static Expression<Func<TRow, bool>> IsComputedEqual(Equal<TRow, string> condition) => Expression.Lambda<Func<TRow, bool>>(
        Expression.Equal(SqliteComparisons.Computed(condition.Column.Body), QueryParameter.Of(condition.Value)), condition.Column.Parameters);

    // SQLite uses no index of another collation. Ids have only lower-case letters, so the result is the same.
    private static Expression<Func<TRow, bool>> IsCollatedEqual(Equal<TRow, CollectionId> condition) => Expression.Lambda<Func<TRow, bool>>(
        Expression.Equal(
            Expression.Call(
                typeof(RelationalDbFunctionsExtensions),
                nameof(RelationalDbFunctionsExtensions.Collate),
                [typeof(CollectionId)],
                Expression.Property(null, typeof(EF), nameof(EF.Functions)),
                condition.Column.Body,
                Expression.Constant("NOCASE")),
            QueryParameter.Of(condition.Value)),
        condition.Column.Parameters);

    // On each side of an index scan, SQLite uses the first bound in the statement. If that is the bound of the filter, it reads all rows up
    // to the place. A computed text is not a bound, so the filter's bound is computed on the side where the place begins the page.
    private Expression Least(Expression text) => entered == SortDirection.Ascending ? SqliteComparisons.Computed(text) : text;

    private Expression Most(Expression text) => entered == SortDirection.Descending ? SqliteComparisons.Computed(text) : text;
}

using System.Linq.Expressions;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>Pages and prefixes as ranges that SQLite finds in an index. Its text order is that of UTF-8 bytes: by code point.</summary>
/// <param name="entered">The direction of an order by text that is entered at a place; null for none.</param>
internal sealed class SqliteQueryDialect(SortDirection? entered = null) : IQueryDialect
{
    public bool OrdersByCodePoint => true;

    public bool HasIndexes => true;

    public IQueryDialect Entering<T, TKey, TId>(Keyset<T, TKey, TId> order)
        where TKey : notnull
        where TId : struct, IComparable<TId> =>
        order.After is not null && typeof(TKey) == typeof(string) ? new SqliteQueryDialect(order.Direction) : this;

    public IQueryable<T> WhereStartsWith<T>(IQueryable<T> source, Expression<Func<T, string>> text, string prefix)
    {
        // LIKE ignores case and knows wildcards; a range does neither and uses the index.
        var range = new PrefixRange(prefix, Successor(prefix));
        var from = Compare(ExpressionType.GreaterThanOrEqual, Least(text.Body), Parameter(range, nameof(PrefixRange.From)));
        var condition = range.To is null
            ? from
            : Expression.AndAlso(from, Compare(ExpressionType.LessThan, Most(text.Body), Parameter(range, nameof(PrefixRange.To))));
        return source.Where(Expression.Lambda<Func<T, bool>>(condition, text.Parameters));
    }

    // Above the empty text, and not unequal to it: that is the beginning of a range, where an index begins.
    public IQueryable<T> WhereNotEmpty<T>(IQueryable<T> source, Expression<Func<T, string>> text) =>
        source.Where(Expression.Lambda<Func<T, bool>>(
            Compare(ExpressionType.GreaterThan, Least(text.Body), Expression.Constant(string.Empty)), text.Parameters));

    public Task<List<T>> PageAsync<T, TKey, TId>(
        IQueryable<T> source, Keyset<T, TKey, TId> keyset, int take, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        if (keyset.After is { } after)
            source = source.Where(IsAfter(keyset, after));
        var ordered = keyset.Direction == SortDirection.Ascending
            ? source.OrderBy(keyset.Key).ThenBy(keyset.Id)
            : source.OrderByDescending(keyset.Key).ThenByDescending(keyset.Id);
        return ordered.Take(take).ToListAsync(cancellationToken);
    }

    public Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken) =>
        new SqliteTraversal(db, steps).RunAsync(cancellationToken);

    /// <summary>key ≥ k AND (key &gt; k OR id &gt; i): the first half is what lets SQLite start in the middle of an index.</summary>
    private static Expression<Func<T, bool>> IsAfter<T, TKey, TId>(Keyset<T, TKey, TId> keyset, Keyset<T, TKey, TId>.Place after)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var (atOrBeyond, beyond) = keyset.Direction == SortDirection.Ascending
            ? (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan)
            : (ExpressionType.LessThanOrEqual, ExpressionType.LessThan);
        var row = keyset.Key.Parameters[0];
        var id = new Rebind(keyset.Id.Parameters[0], row).Visit(keyset.Id.Body);
        var key = Parameter(after, nameof(after.Key));
        var condition = Expression.AndAlso(
            Compare(atOrBeyond, keyset.Key.Body, key),
            Expression.OrElse(
                Compare(beyond, keyset.Key.Body, key),
                Compare(beyond, id, Parameter(after, nameof(after.Id)))));
        return Expression.Lambda<Func<T, bool>>(condition, row);
    }

    // SQLite enters an index at one bound of each side, the first that is written, and then tries every row up to the place. What is
    // computed is no bound: so the filter's on that side is only a condition, and the place's is where the page begins.
    private Expression Least(Expression text) => entered == SortDirection.Ascending ? Computed(text) : text;

    private Expression Most(Expression text) => entered == SortDirection.Descending ? Computed(text) : text;

    private static BinaryExpression Computed(Expression text) => Expression.Add(
        text, Expression.Constant(string.Empty), typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!);

    // A member of an object becomes a SQL parameter; a constant would become a new statement for every value.
    private static MemberExpression Parameter(object holder, string member) =>
        Expression.Property(Expression.Constant(holder), member);

    private static BinaryExpression Compare(ExpressionType comparison, Expression left, Expression right)
    {
        if (left.Type != typeof(string))
            return Expression.MakeBinary(comparison, left, right);
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        return Expression.MakeBinary(comparison, Expression.Call(compare, left, right), Expression.Constant(0));
    }

    /// <summary>The least text that is above every text with this prefix; null when there is none.</summary>
    private static string? Successor(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last == 0x10FFFF)
                continue;
            runes.Add(new System.Text.Rune(last == 0xD7FF ? 0xE000 : last + 1));
            return string.Concat(runes);
        }

        return null;
    }

    private sealed record PrefixRange(string From, string? To);

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

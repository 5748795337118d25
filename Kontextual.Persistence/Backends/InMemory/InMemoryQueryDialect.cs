using System.Linq.Expressions;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Pages and prefixes in plain code: EF's in-memory queries would order text by the culture.</summary>
internal sealed class InMemoryQueryDialect : IQueryDialect
{
    public bool OrdersByCodePoint => false;

    public bool HasIndexes => false;

    public IQueryDialect Entering<T, TKey, TId>(Keyset<T, TKey, TId> order)
        where TKey : notnull
        where TId : struct, IComparable<TId> => this;

    public IQueryable<T> WhereStartsWith<T>(IQueryable<T> source, Expression<Func<T, string>> text, string prefix)
    {
        var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string), typeof(StringComparison)])!;

        // Held by a closure, which EF makes a parameter of: of a constant it would translate and keep one query for every prefix.
        Expression<Func<string>> held = () => prefix;
        var condition = Expression.Call(text.Body, startsWith, held.Body, Expression.Constant(StringComparison.Ordinal));
        return source.Where(Expression.Lambda<Func<T, bool>>(condition, text.Parameters));
    }

    public IQueryable<T> WhereNotEmpty<T>(IQueryable<T> source, Expression<Func<T, string>> text)
    {
        var condition = Expression.NotEqual(Expression.Property(text.Body, nameof(string.Length)), Expression.Constant(0));
        return source.Where(Expression.Lambda<Func<T, bool>>(condition, text.Parameters));
    }

    public async Task<List<T>> PageAsync<T, TKey, TId>(
        IQueryable<T> source, Keyset<T, TKey, TId> keyset, int take, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var rows = await source.ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)CodePointComparer.Instance : Comparer<TKey>.Default;
        var sign = keyset.Direction == SortDirection.Ascending ? 1 : -1;

        int Compare(TKey leftKey, TId leftId, TKey rightKey, TId rightId) =>
            sign * (keys.Compare(leftKey, rightKey) is var byKey && byKey != 0 ? byKey : leftId.CompareTo(rightId));

        rows.Sort((left, right) => Compare(keyset.KeyOf(left), keyset.IdOf(left), keyset.KeyOf(right), keyset.IdOf(right)));
        return
        [
            .. rows
                .Where(row => keyset.After is not { } after || Compare(keyset.KeyOf(row), keyset.IdOf(row), after.Key, after.Id) > 0)
                .Take(take),
        ];
    }

    public Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken) =>
        new InMemoryTraversal(db, steps).RunAsync(cancellationToken);
}

using System.Linq.Expressions;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Evaluates conditions and pages in plain code, because EF's in-memory queries would order text by the culture.</summary>
internal sealed class InMemoryQueryDialect : IQueryDialect
{
    public IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Condition<TRow> condition) => rows.Where(condition.Predicate);

    public Expression<Func<TRow, EntityId>> EntityIdOf<TRow, TId>(Expression<Func<TRow, TId>> id)
        where TId : struct, IEntityId<TId> => Expression.Lambda<Func<TRow, EntityId>>(
            Expression.New(typeof(EntityId).GetConstructor([typeof(Guid)])!, Expression.Property(id.Body, nameof(IEntityId<>.Value))), id.Parameters);

    public async Task<List<T>> PageAsync<TRow, T, TKey, TId>(
        KontextualDbContext db, RowQuery<TRow, T, TKey, TId> query, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var rows = await Selected(db, query.Rows)
            .Select(query.Shape)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = Order<TKey>();
        var sign = query.Order.Direction == SortDirection.Ascending ? 1 : -1;

        int Compare(Place<TKey, TId> left, Place<TKey, TId> right) =>
            sign * (keys.Compare(left.Key, right.Key) is var byKey && byKey != 0 ? byKey : left.Id.CompareTo(right.Id));

        rows.Sort((left, right) => Compare(query.PlaceOf(left), query.PlaceOf(right)));
        return [.. rows.Where(row => query.Order.After is not { } after || Compare(query.PlaceOf(row), after) > 0).Take(query.Take)];
    }

    public Task<long> CountAsync<TRow>(KontextualDbContext db, RowSelection<TRow> selection, CancellationToken cancellationToken) =>
        Selected(db, selection).LongCountAsync(cancellationToken);

    public async Task<List<ValueCount<TValue>>> CountByAsync<TRow, TValue>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, TValue>> value, int take, CancellationToken cancellationToken)
        where TValue : notnull
    {
        var values = await Selected(db, selection).Select(value).ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. values.CountBy(one => one)
                .OrderByDescending(counted => counted.Value)
                .ThenBy(counted => counted.Key, Order<TValue>())
                .Take(take)
                .Select(counted => new ValueCount<TValue> { Value = counted.Key, Count = counted.Value }),
        ];
    }

    public async Task EachAsync<TRow, T>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, T>> shape, Action<T> visit, CancellationToken cancellationToken)
    {
        foreach (var row in await Selected(db, selection).Select(shape).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            visit(row);
        }
    }

    public Task<long> CountArtifactsAsync(KontextualDbContext db, CancellationToken cancellationToken) => db.Set<Artifact>().LongCountAsync(cancellationToken);

    public Task<IReadOnlyList<long>> CountWordsAsync(
        KontextualDbContext db, WordsQuery words, SearchFields fields, CancellationToken cancellationToken) =>
        ReadWordCounts.OfAsync(this, db, words, fields, cancellationToken);

    public IContentTexts TextsOf(KontextualDbContext db) => new InMemoryContentTexts(db);

    public Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken) =>
        new InMemoryTraversal(db, steps).RunAsync(cancellationToken);

    public Task<LineageTrace> TraceAsync(KontextualDbContext db, LineageSteps steps, CancellationToken cancellationToken) =>
        new InMemoryLineage(db, steps).RunAsync(cancellationToken);

    private IQueryable<TRow> Selected<TRow>(KontextualDbContext db, RowSelection<TRow> selection) =>
        selection.ConditionsIn(db).Aggregate(selection.Source(db), Where);

    private static IComparer<TKey> Order<TKey>() =>
        typeof(TKey) == typeof(string) ? (IComparer<TKey>)(object)CodePointComparer.Instance : Comparer<TKey>.Default;
}

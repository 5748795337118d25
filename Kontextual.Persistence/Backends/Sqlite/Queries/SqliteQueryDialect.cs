using System.Linq.Expressions;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>
/// Translates queries to statements that SQLite answers from its indexes. SQLite orders text by its UTF-8 bytes, which is by code point.
/// </summary>
internal sealed class SqliteQueryDialect : IQueryDialect
{
    public IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Condition<TRow> condition) =>
        new SqliteConditions<TRow>([condition], null).Apply(rows);

    // All ids are stored in the same form. EF compares columns only if their types are equal, so the column is read as one of the other type.
    public Expression<Func<TRow, EntityId>> EntityIdOf<TRow, TId>(Expression<Func<TRow, TId>> id)
        where TId : struct, IEntityId<TId> => Expression.Lambda<Func<TRow, EntityId>>(
            Expression.Call(
                typeof(EF), nameof(EF.Property), [typeof(EntityId)], id.Parameters[0], Expression.Constant(((MemberExpression)id.Body).Member.Name)),
            id.Parameters);

    public Task<List<T>> PageAsync<TRow, T, TKey, TId>(
        KontextualDbContext db, RowQuery<TRow, T, TKey, TId> query, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId> => SqlitePreparedPages.Of(query) is { } prepared
            ? prepared(db, cancellationToken)
            : UntilCancelledAsync(db, token => AnyPageAsync(db, query, token), cancellationToken);

    private static async Task<List<T>> AnyPageAsync<TRow, T, TKey, TId>(
        KontextualDbContext db, RowQuery<TRow, T, TKey, TId> query, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        SortDirection? entered = query.Order.After is not null && typeof(TKey) == typeof(string) ? query.Order.Direction : null;
        int? take = SqliteArtifactRows.StopsEarly(query.OrderName, query.Rows.Conditions) ? query.Take : null;
        var conditions = await ConditionsOfAsync(db, query.Rows, entered, take, cancellationToken).ConfigureAwait(false);
        var rows = conditions.ApplyOthers(RowsOf(db, query.Rows));
        if (query.Order.After is { } after)
            rows = rows.Where(SqlitePlaces.IsAfter(query.Order, after));
        rows = conditions.ApplyCostly(rows);
        var ordered = query.Order.Direction == SortDirection.Ascending
            ? rows.OrderBy(query.Order.Key).ThenBy(query.Order.Id)
            : rows.OrderByDescending(query.Order.Key).ThenByDescending(query.Order.Id);
        return await ordered.Take(query.Take).Select(query.Shape).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<long> CountAsync<TRow>(KontextualDbContext db, RowSelection<TRow> selection, CancellationToken cancellationToken) =>
        UntilCancelledAsync(
            db, async token => await (await SelectedAsync(db, selection, token).ConfigureAwait(false)).LongCountAsync(token).ConfigureAwait(false), cancellationToken);

    public Task<List<ValueCount<TValue>>> CountByAsync<TRow, TValue>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, TValue>> value, int take, CancellationToken cancellationToken)
        where TValue : notnull => UntilCancelledAsync(
        db,
        async token => await (await SelectedAsync(db, selection, token).ConfigureAwait(false))
            .GroupBy(value)
            .Select(group => new { Value = group.Key, Count = group.LongCount() })
            .OrderByDescending(counted => counted.Count)
            .ThenBy(counted => counted.Value)
            .Take(take)
            .Select(counted => new ValueCount<TValue> { Value = counted.Value, Count = counted.Count })
            .ToListAsync(token).ConfigureAwait(false),
        cancellationToken);

    public Task EachAsync<TRow, T>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, T>> shape, Action<T> visit, CancellationToken cancellationToken) =>
        UntilCancelledAsync(
            db,
            async token =>
            {
                var rows = await SelectedAsync(db, selection, token).ConfigureAwait(false);
                await foreach (var row in rows.Select(shape).AsAsyncEnumerable().WithCancellation(token).ConfigureAwait(false))
                {
                    token.ThrowIfCancellationRequested();
                    visit(row);
                }

                return true;
            },
            cancellationToken);

    public Task<long> CountArtifactsAsync(KontextualDbContext db, CancellationToken cancellationToken) => SqliteArtifactRows.CountAsync(db, cancellationToken);

    public Task<IReadOnlyList<long>> CountWordsAsync(
        KontextualDbContext db, WordsQuery words, SearchFields fields, CancellationToken cancellationToken) =>
        UntilCancelledAsync(
            db,
            async token => await WordIndexTable.IsCurrentAsync(db, token).ConfigureAwait(false)
                ? await new WordProposals(db).CountAsync(words, fields, token).ConfigureAwait(false)
                : await ReadWordCounts.OfAsync(this, db, words, fields, token).ConfigureAwait(false),
            cancellationToken);

    public IContentTexts TextsOf(KontextualDbContext db) => new SqliteContentTexts((KeptSqliteConnection)db.Database.GetDbConnection());

    public Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken) =>
        new SqliteTraversal(db, steps).RunAsync(cancellationToken);

    public Task<LineageTrace> TraceAsync(KontextualDbContext db, LineageSteps steps, CancellationToken cancellationToken) =>
        new SqliteLineage(db, steps).RunAsync(cancellationToken);

    private static async Task<T> UntilCancelledAsync<T>(
        KontextualDbContext db, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var connection = (KeptSqliteConnection)db.Database.GetDbConnection();
        connection.Ending = cancellationToken;
        try
        {
            // What an index proposes must be what the page then reads.
            using var state = OneState.Begin(connection);
            return await run(cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException e) when (SqliteErrors.IsInterrupted(e) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        finally
        {
            connection.Ending = CancellationToken.None;
        }
    }

    private static async Task<IQueryable<TRow>> SelectedAsync<TRow>(
        KontextualDbContext db, RowSelection<TRow> selection, CancellationToken cancellationToken) =>
        (await ConditionsOfAsync(db, selection, entered: null, take: null, cancellationToken).ConfigureAwait(false)).Apply(RowsOf(db, selection));

    private static IQueryable<TRow> RowsOf<TRow>(KontextualDbContext db, RowSelection<TRow> selection) => SqliteArtifactRows.Narrow(
        db, SqliteRelationshipRows.Narrow(db, selection.Source(db), selection.Sequence), selection.Conditions);

    private static async Task<SqliteConditions<TRow>> ConditionsOfAsync<TRow>(
        KontextualDbContext db, RowSelection<TRow> selection, SortDirection? entered, int? take, CancellationToken cancellationToken)
    {
        var conditions = selection.ConditionsIn(db);
        if (conditions is not IReadOnlyList<Condition<Artifact>> ofArtifacts)
            return new(conditions, entered);
        var proposals = new ArtifactProposals(db, take);
        if (await proposals.ForAsync(ofArtifacts, cancellationToken).ConfigureAwait(false) is not { } proposal)
            return new(conditions, entered, checkOf: condition => (Expression<Func<TRow, bool>>?)(object?)proposals.CheckOf((Condition<Artifact>)(object)condition));
        var proposed = new Among<Artifact, ArtifactId>(a => a.Id, _ => proposal.Ids).In(db);
        return new([.. conditions, (Condition<TRow>)(object)proposed], entered, isProposed: true);
    }
}

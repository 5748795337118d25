using System.Linq.Expressions;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Runs.Criteria;

namespace Kontextual.Persistence.Runs;

/// <summary>Creates the listing of a <see cref="RunQuery"/>, ordered by the time at which the runs were recorded.</summary>
internal static class RunListing
{
    private static readonly Filters<RunQuery, OperationRun, PastRun> Filters = new(
        IsKept.Of, HasOperation.Of, HasStatus.Of, IsUnfinished.Of, IsStalled.Of, HasActor.Of, HasParent.Of, IsCreatedFrom.Of, IsCreatedBefore.Of,
        HasInputs.Of, HasKey.Of);

    private static readonly ListingOrder<OperationRun, PastRun, DateTimeOffset, RunId> ByCreated = ListingOrder.Of<OperationRun, PastRun, DateTimeOffset, RunId>(
        "Created",
        new(r => r.CreatedAt, r => r.Id),
        new(past => past.Run.CreatedAt, past => past.Run.Id),
        KeyTexts.Time,
        KeyTexts.Id<RunId>());

    /// <param name="query">The query.</param>
    /// <param name="dialect">Translates queries for the backend.</param>
    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public static IListing<OperationRun> Of(RunQuery query, IQueryDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Defined(query.Direction, nameof(query));
        var criteria = Filters.Of(query, nameof(query));
        var source = new ListingSource<OperationRun, PastRun>(
            "runs",
            db => Rows(db, query.InputDigest),
            (db, sequence) => At(db, Rows(db, query.InputDigest), dialect, sequence),
            past => past.Run)
        {
            Complete = CompleteAsync,
        };
        return new Listing<OperationRun, PastRun, DateTimeOffset, RunId>(source, criteria, ByCreated, query.Direction);
    }

    private static IQueryable<OperationRun> Rows(KontextualDbContext db, ContentDigest? inputs)
    {
        if (inputs is not { } digest)
            return db.Set<OperationRun>();
        var bundles = db.Set<InputBundle>().Where(b => b.Digest == digest).Select(b => (BundleId?)b.Id);
        return db.Set<OperationRun>().Where(r => bundles.Contains(r.InputBundleId));
    }

    private static IQueryable<PastRun> At(KontextualDbContext db, IQueryable<OperationRun> runs, IQueryDialect dialect, long sequence)
    {
        var states = db.Set<ChangeRecord>().Where(c => c.EntityKind == EntityKind.Run && c.Kind != ChangeKind.Updated && c.Sequence <= sequence);
        return runs
            .SelectMany(RecordsOf(states, dialect), (r, c) => new PastRun { Run = r, Record = c })
            .Where(past => past.Record.Sequence == db.Set<ChangeRecord>()
                .Where(c => c.EntityId == past.Record.EntityId && c.EntityKind == EntityKind.Run && c.Kind != ChangeKind.Updated && c.Sequence <= sequence)
                .Max(c => (long?)c.Sequence));
    }

    // The records of a run. The condition is put together, because each backend compares the two types of ids in its own way.
    private static Expression<Func<OperationRun, IEnumerable<ChangeRecord>>> RecordsOf(IQueryable<ChangeRecord> records, IQueryDialect dialect)
    {
        var id = dialect.EntityIdOf<OperationRun, RunId>(r => r.Id);
        var record = Expression.Parameter(typeof(ChangeRecord), "c");
        var isOfRun = Expression.Lambda<Func<ChangeRecord, bool>>(
            Expression.Equal(Expression.Property(record, nameof(ChangeRecord.EntityId)), id.Body), record);
        var ofRun = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(ChangeRecord)], records.Expression, Expression.Quote(isOfRun));
        return Expression.Lambda<Func<OperationRun, IEnumerable<ChangeRecord>>>(ofRun, id.Parameters);
    }

    private static async Task<IReadOnlyList<OperationRun>> CompleteAsync(
        KontextualDbContext db, IReadOnlyList<OperationRun> rows, long sequence, CancellationToken cancellationToken)
    {
        var states = await LastStates<RunId, OperationRun>.ReadAsync(
            db, RunDescription.Instance, rows, sequence, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(run => states.Of(run)!)];
    }
}

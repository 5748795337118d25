using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Entities;

/// <summary>Erases the texts in the rows of a purged entity.</summary>
internal static class RowBlanking
{
    /// <summary>The number of rows that are blanked together. It is small because one row can hold 1 MiB of metadata.</summary>
    private const int Batch = 16;

    /// <summary>Blanks rows in batches, in ascending order of a key.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="rowsAfter">Returns the first rows whose key is above the first argument; the second argument limits their number.</param>
    /// <param name="keyOf">Returns the key of a row, which is at least 1.</param>
    /// <param name="blank">Returns the row without its texts.</param>
    /// <param name="cancellationToken">Observed between statements.</param>
    public static async Task BlankAsync<TRow>(
        this UnitOfWork unit,
        Func<long, int, Task<List<TRow>>> rowsAfter,
        Func<TRow, long> keyOf,
        Func<TRow, TRow> blank,
        CancellationToken cancellationToken)
        where TRow : class
    {
        for (var last = 0L; ;)
        {
            var some = await rowsAfter(last, Batch).ConfigureAwait(false);
            foreach (var row in some)
                unit.Update(row, blank(row));
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
            last = keyOf(some[^1]);
        }
    }

    /// <summary>Blanks the payloads of all change records of an entity. The hash chain stays valid.</summary>
    public static Task BlankRecordsAsync(this UnitOfWork unit, EntityKind kind, EntityId id, CancellationToken cancellationToken) => unit.BlankAsync(
        (last, count) => unit.Context.Set<ChangeRecord>()
            .Where(c => c.EntityId == id && c.EntityKind == kind && c.Sequence > last)
            .OrderBy(c => c.Sequence)
            .Take(count)
            .ToListAsync(cancellationToken),
        record => record.Sequence,
        Blank,
        cancellationToken);

    /// <summary>Blanks an entity and its change records, and records the purge.</summary>
    /// <returns>The entity without its texts.</returns>
    public static async Task<T> PurgeAsync<TId, T>(
        this UnitOfWork unit, IEntityDescription<TId, T> description, T entity, CancellationToken cancellationToken)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        var purged = description.Blank(entity);
        unit.Update(entity, purged);
        await unit.BlankRecordsAsync(description.Kind, new EntityId(description.IdOf(entity).Value), cancellationToken).ConfigureAwait(false);
        unit.Changes.Add(EntityChange.Purged(description, entity));
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return purged;
    }

    /// <summary>Returns a change record without its payload.</summary>
    public static ChangeRecord Blank(ChangeRecord record) => record with { Reason = null, TraceId = null, State = null, Salt = null };
}

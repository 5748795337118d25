using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Entities;

/// <summary>Blanks the rows that purged entities leave behind.</summary>
internal static class RowBlanking
{
    /// <summary>How many rows are blanked at once: each may hold a MiB of metadata.</summary>
    private const int Batch = 16;

    /// <summary>Blanks rows in the order of a key, a few at a time.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="rowsAfter">The first rows, at most as many as the second argument says, whose key is above the first argument.</param>
    /// <param name="keyOf">The key, from 1.</param>
    /// <param name="blank">The row without its texts.</param>
    /// <param name="cancellationToken">Acts between statements.</param>
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

    /// <summary>Blanks the payloads of all change records that an entity has. The chain of hashes still holds.</summary>
    public static Task BlankRecordsAsync(this UnitOfWork unit, EntityKind kind, EntityId id, CancellationToken cancellationToken) => unit.BlankAsync(
        (last, count) => unit.Context.Set<ChangeRecord>()
            .Where(c => c.EntityId == id && c.EntityKind == kind && c.Sequence > last)
            .OrderBy(c => c.Sequence)
            .Take(count)
            .ToListAsync(cancellationToken),
        record => record.Sequence,
        Blank,
        cancellationToken);

    /// <summary>A change record without its payload.</summary>
    public static ChangeRecord Blank(ChangeRecord record) => record with { Reason = null, State = null, Salt = null };
}

using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Changes;

/// <summary>Blanks the payloads of change records: what they commit to can then be checked no more, but the chain of hashes still can.</summary>
internal static class RecordPurger
{
    /// <summary>How many records are blanked at once: each may hold a MiB of metadata.</summary>
    private const int Batch = 16;

    /// <summary>Blanks all records that an entity has up to now.</summary>
    public static async Task BlankRecordsAsync(this UnitOfWork unit, EntityKind kind, EntityId id, CancellationToken cancellationToken)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            var some = await unit.Context.Set<ChangeRecord>()
                .Where(c => c.EntityId == id && c.EntityKind == kind && c.Sequence > after)
                .OrderBy(c => c.Sequence)
                .Take(Batch)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var record in some)
                unit.Update(record, record with { Reason = null, State = null, Salt = null });
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
            last = some[^1].Sequence;
        }
    }
}

using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Changes;

internal class ChangeLog(IReadScope scope) : IChangeLog
{
    public async Task<ChangePosition> HeadAsync(CancellationToken cancellationToken = default) =>
        await scope.ReadAsync(
            async (db, token) => await db.Set<ChangeRecord>()
                .OrderByDescending(c => c.Sequence)
                .Select(c => (ChangePosition?)new ChangePosition(c.Sequence, c.Hash))
                .FirstOrDefaultAsync(token).ConfigureAwait(false) ?? ChangePosition.Start,
            cancellationToken).ConfigureAwait(false);

    public async Task<ChangePosition?> FindPositionAsync(long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        if (sequence == 0)
            return await scope.ReadAsync((_, _) => Task.FromResult(ChangePosition.Start), cancellationToken).ConfigureAwait(false);
        return await FindAsync(sequence, cancellationToken).ConfigureAwait(false) is { } record ? ChangePosition.After(record) : null;
    }

    public async Task<ChangeRecord?> FindAsync(long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);

        // Reads the record or the next one. If the next one is found, the record itself is missing.
        var found = await scope.ReadAsync(
            (db, token) => db.Set<ChangeRecord>().Where(c => c.Sequence >= sequence).OrderBy(c => c.Sequence).FirstOrDefaultAsync(token),
            cancellationToken).ConfigureAwait(false);
        if (found is not null)
            ChangeGaps.Require(sequence, found);
        return found;
    }

    public async Task<ChangePage> SinceAsync(ChangePosition position, int limit = 100, CancellationToken cancellationToken = default)
    {
        if (limit is < 1 or > PageRequest.MaxSize)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, $"The limit must be from 1 to {PageRequest.MaxSize} records.");
        ArgumentOutOfRangeException.ThrowIfNegative(position.Sequence, nameof(position));

        // One query reads the record at the position, the page, and one more record, which shows whether there are more.
        var records = await scope.ReadAsync(
            (db, token) => db.Set<ChangeRecord>()
                .Where(c => c.Sequence >= position.Sequence)
                .OrderBy(c => c.Sequence)
                .Take(limit + 2)
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        ChangeGaps.Refuse(Math.Max(position.Sequence, 1), records);
        RequirePosition(position, records);
        var after = records.Where(c => c.Sequence > position.Sequence).ToList();
        var page = after.Count > limit ? after[..limit] : after;
        return new ChangePage(page, page.Count > 0 ? ChangePosition.After(page[^1]) : position, after.Count > limit);
    }

    public async Task<Page<ChangeRecord>> HistoryAsync(
        EntityKind kind, EntityId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        var found = await ChangeListing.Of(kind, id).PageAsync(scope, null, page, cancellationToken).ConfigureAwait(false);
        ChangeGaps.RefuseInHistory(found.Items, isFromBeginning: page?.Cursor is null);
        return found;
    }

    public async Task<Page<ChangeRecord>> TransactionAsync(
        TransactionId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        var found = await ChangeListing.Of(id).PageAsync(scope, null, page, cancellationToken).ConfigureAwait(false);
        ChangeGaps.RefuseInTransaction(found.Items);
        return found;
    }

    private static void RequirePosition(ChangePosition position, List<ChangeRecord> records)
    {
        if (position.Sequence == 0)
        {
            if (position != default && position.Hash != ChainHash.Genesis)
                throw new PositionLostException(position, ChainHash.Genesis);
            return;
        }

        ChainHash? actual = records.Count > 0 ? records[0].Hash : null;
        if (actual != position.Hash)
            throw new PositionLostException(position, actual);
    }
}

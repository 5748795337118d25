using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes;

/// <summary>Reads change records up to a moment.</summary>
internal sealed class PastChangeLog(IReadScope scope, Moment moment) : IChangeLog
{
    private readonly ChangeLog _log = new(scope);

    public async Task<ChangePosition> HeadAsync(CancellationToken cancellationToken = default)
    {
        var last = await moment.SequenceAsync(cancellationToken).ConfigureAwait(false);
        return await _log.FindPositionAsync(last, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreCorruptException($"table change_records, sequence {last}", "the row is missing, although it existed when this view determined its sequence");
    }

    public async Task<ChangePosition?> FindPositionAsync(long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        return sequence > await moment.SequenceAsync(cancellationToken).ConfigureAwait(false)
            ? null
            : await _log.FindPositionAsync(sequence, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ChangeRecord?> FindAsync(long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        return sequence > await moment.SequenceAsync(cancellationToken).ConfigureAwait(false)
            ? null
            : await _log.FindAsync(sequence, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ChangePage> SinceAsync(ChangePosition position, int limit = 100, CancellationToken cancellationToken = default)
    {
        // The log is read first, because it checks the arguments.
        var page = await _log.SinceAsync(position, limit, cancellationToken).ConfigureAwait(false);
        var last = await moment.SequenceAsync(cancellationToken).ConfigureAwait(false);
        if (position.Sequence > last)
            throw new PositionLostException(position, null);
        if (page.Next.Sequence < last && !page.HasMore)
        {
            // The records can have been written between the two reads. Otherwise, they are missing.
            page = await _log.SinceAsync(position, limit, cancellationToken).ConfigureAwait(false);
            if (page.Next.Sequence < last && !page.HasMore)
                throw ChangeGaps.Lost(page.Next.Sequence + 1, $"sequence {last} existed when this view determined its sequence");
        }

        if (page.Next.Sequence < last)
            return page;
        IReadOnlyList<ChangeRecord> records = [.. page.Records.TakeWhile(record => record.Sequence <= last)];
        return new ChangePage(records, records.Count > 0 ? ChangePosition.After(records[^1]) : position, HasMore: false);
    }

    public async Task<Page<ChangeRecord>> HistoryAsync(
        EntityKind kind, EntityId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        var found = await ChangeListing.Of(kind, id).PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        ChangeGaps.RefuseInHistory(found.Items, isFromBeginning: page?.Cursor is null);
        return found;
    }

    public async Task<Page<ChangeRecord>> TransactionAsync(
        TransactionId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        var found = await ChangeListing.Of(id).PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        ChangeGaps.RefuseInTransaction(found.Items);
        return found;
    }
}

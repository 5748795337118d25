using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

/// <summary>Reads context references of the present, or as they were at a moment.</summary>
internal class ContextReferenceReader(IReadScope scope, Moment? moment = null) : IContextReferenceReader
{
    public Task<ContextReference?> FindAsync(ContextReferenceId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync((db, token) => FindAsync(db, id, includeDeleted, token), cancellationToken);
    }

    public Task<Page<ContextReference>> ListAsync(
        ContextReferenceQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        ContextReferenceListing.Of(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(ContextReferenceQuery query, CancellationToken cancellationToken = default) =>
        ContextReferenceListing.Of(query).CountAsync(scope, moment, cancellationToken);

    public Task<ContextEntry?> FindEntryAsync(ContextReferenceId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadTogetherAsync(
            async (db, token) =>
            {
                if (await FindAsync(db, id, includeDeleted, token).ConfigureAwait(false) is not { } found)
                    return null;
                long? sequence = moment is null ? null : await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var states = await TargetStates.ReadAsync(db, [found], sequence, token).ConfigureAwait(false);
                return states.EntryOf(found);
            },
            cancellationToken);
    }

    public async Task<Page<ContextEntry>> ListEntriesAsync(
        ContextReferenceQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        if (moment is null)
        {
            var (now, nowStates) = await ContextReferenceListing.Of(query).PageWithAsync(
                scope, page, (db, items, token) => TargetStates.ReadAsync(db, items, null, token), cancellationToken).ConfigureAwait(false);
            return new([.. now.Items.Select(nowStates.EntryOf)], now.NextCursor);
        }

        // The past does not change between the two reads.
        var found = await ListAsync(query, page, cancellationToken).ConfigureAwait(false);
        var sequence = await PastCursor.SequenceOfAsync(page, moment, cancellationToken).ConfigureAwait(false);
        var states = await scope.ReadAsync(
            (db, token) => TargetStates.ReadAsync(db, found.Items, sequence, token), cancellationToken).ConfigureAwait(false);
        return new([.. found.Items.Select(states.EntryOf)], found.NextCursor);
    }

    private async Task<ContextReference?> FindAsync(
        KontextualDbContext db, ContextReferenceId id, bool includeDeleted, CancellationToken cancellationToken)
    {
        var now = await db.Set<ContextReference>().FirstOrDefaultAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false);
        var found = now is null || moment is null
            ? now
            : await LastStates<ContextReferenceId, ContextReference>.OfOneAsync(
                db,
                ContextReferenceDescription.Instance,
                now,
                await moment.SequenceAsync(db, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        return found is { IsDeleted: true } && !includeDeleted ? null : found;
    }
}

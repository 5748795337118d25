using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

/// <summary>Reads collections as they were at a moment.</summary>
internal sealed class PastCollectionReader(IReadScope scope, Moment moment) : ICollectionReader
{
    public Task<Collection?> FindAsync(CollectionId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var found = await AtAsync(db, id, sequence, token).ConfigureAwait(false);
                return found is { IsDeleted: true } && !includeDeleted ? null : found;
            },
            cancellationToken);
    }

    public Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        var wanted = NameRules.Normalize(name, nameof(name));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var holder = await db.Set<CollectionName>()
                    .Where(n => n.Name == wanted && !n.IsDeleted && n.FromSequence <= sequence && (n.ToSequence == null || n.ToSequence > sequence))
                    .Select(n => (CollectionId?)n.CollectionId)
                    .FirstOrDefaultAsync(token).ConfigureAwait(false);
                return holder is { } id ? await AtAsync(db, id, sequence, token).ConfigureAwait(false) : null;
            },
            cancellationToken);
    }

    public Task<Page<Collection>> ListAsync(
        CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        CollectionListing.Of(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(CollectionQuery query, CancellationToken cancellationToken = default) =>
        CollectionListing.Of(query).CountAsync(scope, moment, cancellationToken);

    private static async Task<Collection?> AtAsync(KontextualDbContext db, CollectionId id, long sequence, CancellationToken cancellationToken) =>
        await db.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken).ConfigureAwait(false) is { } now
            ? (await LastStates<CollectionId, Collection>.ReadAsync(db, CollectionDescription.Instance, [now], sequence, cancellationToken).ConfigureAwait(false)).Of(now)
            : null;
}

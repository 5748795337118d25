using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

/// <summary>Reads context packages of the present, or as they were at a moment.</summary>
internal class ContextPackageReader(IReadScope scope, Moment? moment = null) : IContextPackageReader
{
    public Task<ContextPackage?> FindAsync(ContextPackageId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var now = await db.Set<ContextPackage>().FirstOrDefaultAsync(p => p.Id == id, token).ConfigureAwait(false);
                var found = now is null || moment is null
                    ? now
                    : await LastStates<ContextPackageId, ContextPackage>.OfOneAsync(
                        db, ContextPackageDescription.Instance, now, await moment.SequenceAsync(db, token).ConfigureAwait(false), token).ConfigureAwait(false);
                return found is { IsDeleted: true } && !includeDeleted ? null : found;
            },
            cancellationToken);
    }

    public Task<Page<ContextPackage>> ListAsync(
        ContextPackageQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        ContextPackageListing.Of(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(ContextPackageQuery query, CancellationToken cancellationToken = default) =>
        ContextPackageListing.Of(query).CountAsync(scope, moment, cancellationToken);
}

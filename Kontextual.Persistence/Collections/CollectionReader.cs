using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

internal class CollectionReader(IReadScope scope) : ICollectionReader
{
    public Task<Collection?> FindAsync(CollectionId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => db.Set<Collection>().FirstOrDefaultAsync(c => c.Id == id && (includeDeleted || c.DeletedAt == null), token),
            cancellationToken);
    }

    public Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        var wanted = NameRules.Normalize(name, nameof(name));
        return scope.ReadAsync(
            (db, token) => db.Set<Collection>().FirstOrDefaultAsync(c => c.Name == wanted && c.DeletedAt == null, token),
            cancellationToken);
    }

    public Task<Page<Collection>> ListAsync(
        CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        CollectionListing.Of(query).PageAsync(scope, null, page, cancellationToken);

    public Task<long> CountAsync(CollectionQuery query, CancellationToken cancellationToken = default) =>
        CollectionListing.Of(query).CountAsync(scope, null, cancellationToken);
}

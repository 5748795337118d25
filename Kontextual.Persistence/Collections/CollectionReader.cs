using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Collections;

internal class CollectionReader(IReadScope scope) : ICollectionReader
{
    private static readonly Keyset<Collection, string, CollectionId> ByName = new(c => c.Name, c => c.Id);

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
        CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var prefix = NamePrefix.Normalize(query.NamePrefix, nameof(query));
        var listing = new Listing<Collection, string, CollectionId>(
            QueryText.Of("collections", ("prefix", prefix), ("deleted", query.IncludeDeleted)),
            db =>
            {
                var rows = db.Set<Collection>().Where(c => query.IncludeDeleted || c.DeletedAt == null);
                return prefix is null ? rows : scope.Dialect.WhereStartsWith(rows, c => c.Name, prefix);
            },
            ByName,
            KeyTexts.Text,
            KeyTexts.Id<CollectionId>());
        return listing.PageAsync(scope, page, cancellationToken);
    }
}

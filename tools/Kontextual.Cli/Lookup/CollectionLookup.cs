using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Finds the collection that a name or an id on the command line means.</summary>
/// <param name="collections">Where to look.</param>
/// <param name="asOf">The moment whose names are meant; the present when null.</param>
internal sealed class CollectionLookup(ICollectionReader collections, AsOf? asOf = null)
{
    /// <exception cref="EntityNotFoundException">No live collection has the name or the id.</exception>
    public async Task<Collection> LiveAsync(string key, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(key, "D", out var id) && id != Guid.Empty
            && await FindAsync(new CollectionId(id), cancellationToken) is { } collection)
        {
            return collection;
        }

        return await FindByNameAsync(key, cancellationToken) ?? throw new EntityNotFoundException(EntityKind.Collection, key);
    }

    private Task<Collection?> FindAsync(CollectionId id, CancellationToken cancellationToken) => asOf is { } moment
        ? collections.FindAsOfAsync(id, moment, includeDeleted: false, cancellationToken)
        : collections.FindAsync(id, includeDeleted: false, cancellationToken);

    private Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken) => asOf is { } moment
        ? collections.FindByNameAsOfAsync(name, moment, cancellationToken)
        : collections.FindByNameAsync(name, cancellationToken);
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Finds the collection for a name or an id on the command line.</summary>
/// <param name="collections">The reader to use.</param>
internal sealed class CollectionLookup(ICollectionReader collections)
{
    /// <exception cref="EntityNotFoundException">No live collection has the name or the id.</exception>
    public async Task<Collection> LiveAsync(string key, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(key, "D", out var id) && id != Guid.Empty
            && await collections.FindAsync(new CollectionId(id), includeDeleted: false, cancellationToken) is { } collection)
        {
            return collection;
        }

        return await collections.FindByNameAsync(key, cancellationToken) ?? throw new EntityNotFoundException(EntityKind.Collection, key);
    }
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Looks up the names of collections by id. Each name is read once.</summary>
/// <param name="collections">The reader to use.</param>
internal sealed class CollectionNames(ICollectionReader collections)
{
    private readonly Dictionary<CollectionId, string> _names = [];

    public async Task<string> OfAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(id, out var name))
        {
            var collection = await collections.FindAsync(id, includeDeleted: true, cancellationToken);
            _names[id] = name = collection is null or { IsPurged: true } ? id.ToString() : collection.Name;
        }

        return name;
    }
}

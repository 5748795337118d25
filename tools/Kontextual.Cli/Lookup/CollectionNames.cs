using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The names of collections by id, each looked up once.</summary>
/// <param name="collections">Where to look.</param>
/// <param name="asOf">The moment whose names are meant; the present when null.</param>
internal sealed class CollectionNames(ICollectionReader collections, AsOf? asOf = null)
{
    private readonly Dictionary<CollectionId, string> _names = [];

    public async Task<string> OfAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(id, out var name))
        {
            var collection = asOf is { } moment
                ? await collections.FindAsOfAsync(id, moment, includeDeleted: true, cancellationToken)
                : await collections.FindAsync(id, includeDeleted: true, cancellationToken);
            _names[id] = name = collection is null or { IsPurged: true } ? id.ToString() : collection.Name;
        }

        return name;
    }
}

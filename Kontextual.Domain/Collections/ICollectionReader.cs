namespace Kontextual.Domain;

/// <summary>Reads collections.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface ICollectionReader : IEntityReader<CollectionId, Collection, CollectionQuery>
{
    EntityKind IEntityReader<CollectionId, Collection, CollectionQuery>.Kind => EntityKind.Collection;

    /// <summary>Finds the live collection with this name.</summary>
    /// <returns>The collection, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The name is invalid.</exception>
    Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default);
}

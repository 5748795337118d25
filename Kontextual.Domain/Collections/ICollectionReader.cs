namespace Kontextual.Domain;

/// <summary>Reads collections.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface ICollectionReader
{
    /// <summary>Finds the collection with this id.</summary>
    /// <param name="id">The id of the collection.</param>
    /// <param name="includeDeleted">True to find a deleted collection as well.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The collection, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<Collection?> FindAsync(CollectionId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>Finds the live collection with this name.</summary>
    /// <returns>The collection, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The name is invalid.</exception>
    Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the collections that match a query, ordered by name, then by id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The prefix is invalid, or the cursor does not belong to this query in this store.</exception>
    Task<Page<Collection>> ListAsync(CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

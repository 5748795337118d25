namespace Kontextual.Domain;

/// <summary>Reads collections.</summary>
/// <remarks>In a view of the past, every member reads what there was at its moment: <see cref="IPastView"/> says how.</remarks>
public interface ICollectionReader
{
    /// <summary>The collection with this id, or null.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="includeDeleted">True to find a deleted collection as well.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<Collection?> FindAsync(CollectionId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>The live collection with this name, or null.</summary>
    /// <exception cref="ArgumentException">The name breaks a name rule.</exception>
    Task<Collection?> FindByNameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>A page of the collections that a query asks for, ordered by name, then id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The prefix breaks its rule, or the cursor was not made for this query in this store.</exception>
    Task<Page<Collection>> ListAsync(CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

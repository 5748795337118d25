namespace Kontextual.Domain;

/// <summary>Reads collections.</summary>
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

    /// <summary>The collection with this id as it stood at a moment of the past, or null when it was not there yet or was deleted then.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="includeDeleted">True to find it as well when it was deleted at that moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <remarks>Of a collection that was purged since, the texts are blank.</remarks>
    /// <exception cref="ArgumentException">The id or the moment is the default value.</exception>
    Task<Collection?> FindAsOfAsync(CollectionId id, AsOf asOf, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>The collection that was live under this name at a moment of the past, or null. One purged since is not found.</summary>
    /// <exception cref="ArgumentException">The name breaks a name rule, or the moment is the default value.</exception>
    Task<Collection?> FindByNameAsOfAsync(string name, AsOf asOf, CancellationToken cancellationToken = default);

    /// <summary>A page of the collections that a query asks for, ordered by name, then id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The prefix breaks its rule, the moment is the default value, or the cursor was not made for this query.</exception>
    Task<Page<Collection>> ListAsync(CollectionQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

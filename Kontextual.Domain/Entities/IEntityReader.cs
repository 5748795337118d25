namespace Kontextual.Domain;

/// <summary>Reads one kind of entity.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
/// <typeparam name="TId">The type of the ids.</typeparam>
/// <typeparam name="T">The type of the entities.</typeparam>
/// <typeparam name="TQuery">Selects entities. Its documentation states its filters and the order of its results.</typeparam>
public interface IEntityReader<TId, T, TQuery>
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>The kind of the entities.</summary>
    EntityKind Kind { get; }

    /// <summary>Finds the entity with this id.</summary>
    /// <param name="id">The id of the entity.</param>
    /// <param name="includeDeleted">True to find a deleted entity as well.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The entity, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<T?> FindAsync(TId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the entities that match a query, in the order of the query.</summary>
    /// <param name="query">The filters and the order.</param>
    /// <param name="page">The page to read. The first 100 entities by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The page. It is empty when nothing matches.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter is invalid, or the cursor does not belong to this query in this store.</exception>
    Task<Page<T>> ListAsync(TQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Counts the entities that match a query. The order of the query has no effect.</summary>
    /// <remarks>The cost grows with the number of entities that are checked: those that the filters with an index leave, see docs/queries.md.</remarks>
    /// <exception cref="ArgumentException">A filter is invalid.</exception>
    Task<long> CountAsync(TQuery query, CancellationToken cancellationToken = default);
}

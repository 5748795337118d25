namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IEntityReader{TId, T, TQuery}"/>, for every kind of entity.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class EntityReaderExtensions
{
    /// <summary>Gets the live entity with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live entity has the id.</exception>
    public static async Task<T> GetAsync<TId, T, TQuery>(
        this IEntityReader<TId, T, TQuery> reader, TId id, CancellationToken cancellationToken = default)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(reader.Kind, id.ToString()!);
    }

    /// <summary>Enumerates all entities that match a query, in the order of the query. The entities are read page by page.</summary>
    /// <remarks>
    /// An entity whose sort key does not change is returned exactly once, even when other writers commit during the enumeration.
    /// </remarks>
    /// <exception cref="ArgumentException">A filter is invalid. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<T> StreamAsync<TId, T, TQuery>(
        this IEntityReader<TId, T, TQuery> reader, TQuery query, CancellationToken cancellationToken = default)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }
}

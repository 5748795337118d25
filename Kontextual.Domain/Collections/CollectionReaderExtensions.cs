namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="ICollectionReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class CollectionReaderExtensions
{
    /// <summary>Gets the live collection with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    public static async Task<Collection> GetAsync(
        this ICollectionReader reader, CollectionId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Collection, id.ToString());
    }

    /// <summary>Gets the live collection with this name.</summary>
    /// <exception cref="ArgumentException">The name is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the name.</exception>
    public static async Task<Collection> GetByNameAsync(
        this ICollectionReader reader, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindByNameAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Collection, name);
    }

    /// <summary>Enumerates all collections that match a query, ordered by name, then by id. The collections are read page by page.</summary>
    /// <remarks>
    /// A collection whose name does not change is returned exactly once, even when other writers commit during the enumeration.
    /// </remarks>
    /// <exception cref="ArgumentException">The prefix is invalid. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<Collection> StreamAsync(
        this ICollectionReader reader, CollectionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }
}

namespace Kontextual.Domain;

/// <summary>Conveniences over <see cref="ICollectionReader"/>: get and stream.</summary>
public static class CollectionReaderExtensions
{
    /// <summary>The live collection with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    public static async Task<Collection> GetAsync(
        this ICollectionReader reader, CollectionId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Collection, id.ToString());
    }

    /// <summary>The live collection with this name.</summary>
    /// <exception cref="ArgumentException">The name breaks a name rule.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the name.</exception>
    public static async Task<Collection> GetByNameAsync(
        this ICollectionReader reader, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindByNameAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Collection, name);
    }

    /// <summary>All collections that a query asks for, ordered by name, then id, read page by page.</summary>
    /// <remarks>While others write, a collection whose name does not change comes exactly once.</remarks>
    /// <exception cref="ArgumentException">The prefix breaks its rule. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<Collection> StreamAsync(
        this ICollectionReader reader, CollectionQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }
}

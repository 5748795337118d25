namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="ICollectionReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class CollectionReaderExtensions
{
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
}

namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IRelationshipReader"/>.</summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public static class RelationshipReaderExtensions
{
    /// <summary>Gets the live relationship with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    public static async Task<Relationship> GetAsync(
        this IRelationshipReader reader, RelationshipId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Relationship, id.ToString());
    }

    /// <summary>
    /// Enumerates all relationships that match a query, ordered by time of creation, then by id. The relationships are read page by page.
    /// </summary>
    /// <remarks>
    /// A relationship that exists when the enumeration starts is returned exactly once, even when other writers commit, unless it is
    /// deleted during the enumeration.
    /// </remarks>
    /// <exception cref="ArgumentException">A filter is invalid. Thrown when the enumeration starts.</exception>
    public static IAsyncEnumerable<Relationship> StreamAsync(
        this IRelationshipReader reader, RelationshipQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }
}

namespace Kontextual.Domain;

/// <summary>Conveniences over <see cref="IRelationshipReader"/>: get and stream.</summary>
public static class RelationshipReaderExtensions
{
    /// <summary>The live relationship with this id.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    public static async Task<Relationship> GetAsync(
        this IRelationshipReader reader, RelationshipId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await reader.FindAsync(id, false, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(EntityKind.Relationship, id.ToString());
    }

    /// <summary>All relationships that a query asks for, ordered by time of creation, then id, read page by page.</summary>
    /// <remarks>While others write, a relationship that was there when the reading began comes exactly once, unless it is deleted meanwhile.</remarks>
    /// <exception cref="ArgumentException">A filter breaks its rule. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<Relationship> StreamAsync(
        this IRelationshipReader reader, RelationshipQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.ListAsync(query, page, token), cancellationToken);
    }
}

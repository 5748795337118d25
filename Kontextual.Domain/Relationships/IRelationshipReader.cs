namespace Kontextual.Domain;

/// <summary>Reads relationships.</summary>
public interface IRelationshipReader
{
    /// <summary>The relationship with this id, or null.</summary>
    /// <param name="id">The relationship.</param>
    /// <param name="includeDeleted">True to find a deleted relationship as well.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<Relationship?> FindAsync(RelationshipId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>The live relationship of this source, target and type, or null.</summary>
    /// <exception cref="ArgumentException">An id is the default value, or the type breaks its rule.</exception>
    Task<Relationship?> FindByEndsAsync(
        ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken = default);

    /// <summary>A page of the relationships that a query asks for, ordered by time of creation, then id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter breaks its rule, or the cursor was not made for this query.</exception>
    Task<Page<Relationship>> ListAsync(RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

namespace Kontextual.Domain;

/// <summary>Reads relationships.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IRelationshipReader
{
    /// <summary>Finds the relationship with this id.</summary>
    /// <param name="id">The id of the relationship.</param>
    /// <param name="includeDeleted">True to find a deleted relationship as well.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The relationship, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<Relationship?> FindAsync(RelationshipId id, bool includeDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>Finds the live relationship with this source, target and type.</summary>
    /// <returns>The relationship, or null when there is none.</returns>
    /// <exception cref="ArgumentException">An id is the default value, or the type is invalid.</exception>
    Task<Relationship?> FindByEndsAsync(
        ArtifactId source, ArtifactId target, string type, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the artifacts that can be reached from an artifact by following live relationships. Each artifact is returned once, with its
    /// shortest distance. The order is by distance, then by id.
    /// </summary>
    /// <remarks>
    /// Cycles are handled. Time and memory are proportional to the number of visited neighbours, even when only a few artifacts are
    /// requested. When the start does not exist or is not live, the result is empty.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Depth, count or direction is out of range.</exception>
    /// <exception cref="ArgumentException">
    /// The start is the default value, the list of types is empty or too long, or a type is invalid.
    /// </exception>
    Task<Traversal> TraverseAsync(TraversalQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the relationships that match a query, ordered by time of creation, then by id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter is invalid, or the cursor does not belong to this query in this store.</exception>
    Task<Page<Relationship>> ListAsync(RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

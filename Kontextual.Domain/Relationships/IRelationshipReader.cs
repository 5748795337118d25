namespace Kontextual.Domain;

/// <summary>Reads relationships.</summary>
/// <remarks>In a view of the past, every member reads what there was at its moment: <see cref="IPastView"/> says how.</remarks>
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

    /// <summary>The artifacts that can be reached from one by following live relationships, each once with its shortest distance, ordered by distance, then id.</summary>
    /// <remarks>Cycles end by themselves. Costs time and memory in proportion to the neighbours looked at, however few are asked for. An artifact that is not there, or not live, leads nowhere: the result is empty.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Depth, count or direction is out of its range.</exception>
    /// <exception cref="ArgumentException">The start is the default value, there are no types or too many, or one breaks its rule.</exception>
    Task<Traversal> TraverseAsync(TraversalQuery query, CancellationToken cancellationToken = default);

    /// <summary>A page of the relationships that a query asks for, ordered by time of creation, then id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">A filter breaks its rule, or the cursor was not made for this query in this store.</exception>
    Task<Page<Relationship>> ListAsync(RelationshipQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}

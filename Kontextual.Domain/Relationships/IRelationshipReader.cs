namespace Kontextual.Domain;

/// <summary>Reads relationships.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A required argument that is
/// null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IRelationshipReader : IEntityReader<RelationshipId, Relationship, RelationshipQuery>
{
    EntityKind IEntityReader<RelationshipId, Relationship, RelationshipQuery>.Kind => EntityKind.Relationship;

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
}

namespace Kontextual.Domain;

/// <summary>Writes relationships, and reads them as this transaction sees them. Each change makes one change record.</summary>
public interface IRelationshipWriter : IRelationshipReader
{
    /// <summary>Creates a relationship at version 1.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="DanglingReferenceException">An end is not a live artifact; the source is checked first.</exception>
    /// <exception cref="DuplicateRelationshipException">A live relationship has this source, target and type.</exception>
    Task<Relationship> CreateAsync(RelationshipDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Changes metadata and provenance. When neither differs nothing is written.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    /// <exception cref="VersionConflictException">The relationship has another version than expected.</exception>
    Task<Written<Relationship>> UpdateAsync(
        RelationshipId id, Expected expected, RelationshipChange change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a relationship; its history stays.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    /// <exception cref="VersionConflictException">The relationship has another version than expected.</exception>
    Task<Relationship> DeleteAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases for good what a deleted relationship's change records say: metadata, provenance and reasons. Ids, ends, type, versions,
    /// actors and times stay, marked purged.
    /// </summary>
    /// <remarks>
    /// Makes a change record of the kind Purged. Purging a purged relationship changes nothing, and the result says so. The bytes leave
    /// the store's files with <see cref="IKnowledgeRepository.CompactAsync"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No relationship has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The relationship is live.</exception>
    /// <exception cref="VersionConflictException">The relationship has another version than expected.</exception>
    Task<Written<Relationship>> PurgeAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default);
}

namespace Kontextual.Domain;

/// <summary>
/// Writes relationships inside a transaction, and reads them with the transaction's own writes. Each change makes one change record.
/// </summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public interface IRelationshipWriter : IRelationshipReader
{
    /// <summary>Creates a relationship with version 1.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="DanglingReferenceException">An end is not a live artifact. The source is checked first.</exception>
    /// <exception cref="DuplicateRelationshipException">A live relationship has this source, target and type.</exception>
    Task<Relationship> CreateAsync(RelationshipDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Changes the metadata and the provenance of a relationship. Nothing is written when nothing differs.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<Relationship>> UpdateAsync(
        RelationshipId id, Expected expected, RelationshipChange change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a relationship. Its history is kept.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live relationship has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Relationship> DeleteAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a deleted relationship permanently: its metadata and provenance, and the reasons in its change records.
    /// </summary>
    /// <remarks>
    /// Ids, ends, types, versions, actors and times are kept. The relationship is marked as purged. The purge makes a change record of the kind
    /// <see cref="ChangeKind.Purged"/>. Purging a purged relationship changes nothing; the outcome is <see cref="WriteOutcome.Unchanged"/>. The
    /// erased bytes stay in the files of the store until <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No relationship has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The relationship is live.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<Relationship>> PurgeAsync(RelationshipId id, Expected expected, CancellationToken cancellationToken = default);
}

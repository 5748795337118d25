namespace Kontextual.Domain;

/// <summary>
/// Writes context references inside a transaction, and reads them with the transaction's own writes. Each change makes one change record.
/// </summary>
/// <remarks>
/// The live references of a package always have the positions 1, 2, 3 … without gaps. Every reference whose position changes gets a new
/// version with its own change record, so the cost of a method grows with the number of references that it moves. The version of the package
/// does not change. A required argument that is null causes an <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IContextReferenceWriter : IContextReferenceReader
{
    /// <summary>
    /// Adds a reference to a package, with version 1. The references at and after its position move up by one first, the last one first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The position or the revision is below 1.</exception>
    /// <exception cref="ArgumentException">A value is invalid, or the provenance of a reference to an external record is empty.</exception>
    /// <exception cref="EntityNotFoundException">No live package has the id.</exception>
    /// <exception cref="DanglingReferenceException">
    /// The target is not a live artifact or relationship, not an existing revision, or not an existing run.
    /// </exception>
    Task<ContextReference> AddAsync(ContextReferenceDraft draft, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a reference to another position of its package. The references between both positions move by one towards the old position
    /// first, the nearest one first. Nothing is written when the position is the same.
    /// </summary>
    /// <param name="id">The id of the reference.</param>
    /// <param name="expected">The expected version.</param>
    /// <param name="ordinal">The new position, from 1. A position beyond the end means the end.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is below 1.</exception>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live reference has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextReference>> MoveAsync(
        ContextReferenceId id, Expected expected, int ordinal, CancellationToken cancellationToken = default);

    /// <summary>Changes the role, the metadata and the provenance of a reference. Nothing is written when nothing differs.</summary>
    /// <exception cref="ArgumentException">
    /// A value is invalid, or the new provenance of a reference to an external record is empty. Only the latter is checked after the existence.
    /// </exception>
    /// <exception cref="EntityNotFoundException">No live reference has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextReference>> UpdateAsync(
        ContextReferenceId id, Expected expected, ContextReferenceChange change, CancellationToken cancellationToken = default);

    /// <summary>Removes a reference from its package. The later references move down by one, the nearest one first. The history is kept.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live reference has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<ContextReference> RemoveAsync(ContextReferenceId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a removed reference permanently: its metadata, provenance, external system and reference text, and the reasons
    /// in its change records.
    /// </summary>
    /// <remarks>
    /// Ids, positions, roles, targets in the store, versions, actors and times are kept. The reference is marked as purged. The purge makes a
    /// change record of the kind <see cref="ChangeKind.Purged"/>. Purging a purged reference changes nothing; the outcome is
    /// <see cref="WriteOutcome.Unchanged"/>. The erased bytes stay in the files of the store until
    /// <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No reference has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The reference is live.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextReference>> PurgeAsync(ContextReferenceId id, Expected expected, CancellationToken cancellationToken = default);
}

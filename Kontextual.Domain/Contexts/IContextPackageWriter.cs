namespace Kontextual.Domain;

/// <summary>
/// Writes context packages inside a transaction, and reads them with the transaction's own writes. Each change makes one change record.
/// </summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public interface IContextPackageWriter : IContextPackageReader
{
    /// <summary>Creates an empty package with version 1. Other packages may have the same name.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    Task<ContextPackage> CreateAsync(ContextPackageDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Renames a package. Nothing is written when the name is the same.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live package has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextPackage>> RenameAsync(
        ContextPackageId id, Expected expected, string name, CancellationToken cancellationToken = default);

    /// <summary>Changes the description and the metadata of a package. Nothing is written when nothing differs.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live package has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextPackage>> UpdateAsync(
        ContextPackageId id, Expected expected, ContextPackageChange change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a package. Its live references are deleted first, in ascending order of their ids, each with its own change record. The history
    /// is kept.
    /// </summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live package has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<ContextPackage> DeleteAsync(ContextPackageId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a deleted package permanently: its names, descriptions and metadata, and the reasons in its change records. Its
    /// references are purged first, in ascending order of their ids, each with its own change record.
    /// </summary>
    /// <remarks>
    /// Ids, versions, actors and times are kept. The package is marked as purged. The purge makes a change record of the kind
    /// <see cref="ChangeKind.Purged"/>. Purging a purged package changes nothing; the outcome is <see cref="WriteOutcome.Unchanged"/>. The
    /// erased bytes stay in the files of the store until <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No package has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The package is live.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<ContextPackage>> PurgeAsync(ContextPackageId id, Expected expected, CancellationToken cancellationToken = default);
}

namespace Kontextual.Domain;

/// <summary>
/// Writes collections inside a transaction, and reads them with the transaction's own writes. Each change makes one change record.
/// </summary>
/// <remarks>A required argument that is null causes an <see cref="ArgumentNullException"/>.</remarks>
public interface ICollectionWriter : ICollectionReader
{
    /// <summary>Creates a collection with version 1.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="DuplicateNameException">A live collection has the name.</exception>
    Task<Collection> CreateAsync(CollectionDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Renames a collection. Nothing is written when the name is the same.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="DuplicateNameException">Another live collection has the name.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<Collection>> RenameAsync(
        CollectionId id, Expected expected, string name, CancellationToken cancellationToken = default);

    /// <summary>Changes the description and the metadata of a collection. Nothing is written when nothing differs.</summary>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    Task<Written<Collection>> UpdateAsync(
        CollectionId id, Expected expected, CollectionChange change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a collection. The name becomes free, and the history is kept.</summary>
    /// <param name="id">The id of the collection.</param>
    /// <param name="expected">The expected version.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses to delete a collection that contains live artifacts. <see cref="DeletePolicy.Cascade"/>
    /// deletes the artifacts and their relationships first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    /// <exception cref="CollectionInUseException">
    /// The collection contains live artifacts, and the policy is <see cref="DeletePolicy.Restrict"/>.
    /// </exception>
    Task<Collection> DeleteAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a deleted collection permanently: its names, descriptions and metadata, and the reasons in its change records.
    /// </summary>
    /// <remarks>
    /// Ids, versions, actors and times are kept. The collection is marked as purged. The purge makes a change record of the kind
    /// <see cref="ChangeKind.Purged"/>. Purging a purged collection changes nothing; the outcome is <see cref="WriteOutcome.Unchanged"/>. The
    /// erased bytes stay in the files of the store until <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </remarks>
    /// <param name="id">The id of the collection.</param>
    /// <param name="expected">The expected version.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses to purge a collection that contains artifacts that are not purged.
    /// <see cref="DeletePolicy.Cascade"/> purges the artifacts first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No collection has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The collection is live.</exception>
    /// <exception cref="VersionConflictException">The version is not the expected one.</exception>
    /// <exception cref="CollectionInUseException">
    /// The collection contains artifacts that are not purged, and the policy is <see cref="DeletePolicy.Restrict"/>.
    /// </exception>
    Task<Written<Collection>> PurgeAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);
}

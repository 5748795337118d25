namespace Kontextual.Domain;

/// <summary>Writes collections, and reads them as this transaction sees them. Each change makes one change record.</summary>
public interface ICollectionWriter : ICollectionReader
{
    /// <summary>Creates a collection at version 1.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="DuplicateNameException">A live collection has the name.</exception>
    Task<Collection> CreateAsync(CollectionDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Gives a collection another name. The same name changes nothing.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="DuplicateNameException">Another live collection has the name.</exception>
    /// <exception cref="VersionConflictException">The collection has another version than expected.</exception>
    Task<Written<Collection>> RenameAsync(
        CollectionId id, Expected expected, string name, CancellationToken cancellationToken = default);

    /// <summary>Changes description and metadata. When neither differs nothing is written.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="VersionConflictException">The collection has another version than expected.</exception>
    Task<Written<Collection>> UpdateAsync(
        CollectionId id, Expected expected, CollectionChange change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a collection; its name is free again and its history stays.</summary>
    /// <param name="id">The collection.</param>
    /// <param name="expected">The version it must have.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses while it holds live artifacts; <see cref="DeletePolicy.Cascade"/> deletes them and
    /// their relationships first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id.</exception>
    /// <exception cref="VersionConflictException">The collection has another version than expected.</exception>
    /// <exception cref="CollectionInUseException">It holds live artifacts and the policy is Restrict.</exception>
    Task<Collection> DeleteAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases for good what a deleted collection's change records say: names, descriptions, metadata and reasons. Ids, versions, actors
    /// and times stay, marked purged.
    /// </summary>
    /// <remarks>
    /// Makes a change record of the kind Purged. Purging a purged collection changes nothing, and the result says so. The bytes leave the
    /// store's files with <see cref="IKnowledgeRepository.CompactAsync"/>.
    /// </remarks>
    /// <param name="id">The collection.</param>
    /// <param name="expected">The version it must have.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses while deleted artifacts lie in it that are not purged;
    /// <see cref="DeletePolicy.Cascade"/> purges them first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No collection has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The collection is live.</exception>
    /// <exception cref="VersionConflictException">The collection has another version than expected.</exception>
    /// <exception cref="CollectionInUseException">It holds artifacts that are not purged and the policy is Restrict.</exception>
    Task<Written<Collection>> PurgeAsync(
        CollectionId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);
}

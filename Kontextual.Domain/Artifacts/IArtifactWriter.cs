namespace Kontextual.Domain;

/// <summary>Writes artifacts, and reads them as this transaction sees them. Each write makes one revision and one change record.</summary>
/// <remarks>
/// <para>The order in which a verb checks is the same on every backend and written in docs/contract.md.</para>
/// <para>
/// Content that is a file or a stream is prepared by <see cref="ContentSource.PrepareAsync"/> before the transaction begins, because a slow one
/// would make all other writers wait; content that is not prepared is refused unread. Text and bytes in memory need no preparing. The verbs of
/// <see cref="ArtifactRepositoryExtensions"/> prepare their content themselves.
/// </para>
/// </remarks>
public interface IArtifactWriter : IArtifactReader
{
    /// <summary>Creates an artifact at revision 1.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule; or, inside a transaction, the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id, or the producing run does not exist.</exception>
    /// <exception cref="DuplicateNameException">A live artifact of the collection has the name.</exception>
    Task<Artifact> CreateAsync(ArtifactDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Creates the artifact of this name, or gives the one there is the draft's complete state as a new revision.</summary>
    /// <remarks>
    /// When content, type, media type and metadata are the same, nothing is written; provenance, run and message are not compared.
    /// An exact expectation is about an artifact that is there: when none is, it is a conflict with the actual version 0.
    /// </remarks>
    /// <exception cref="ArgumentException">A value breaks its rule; or, inside a transaction, the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id, or the producing run does not exist.</exception>
    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    Task<Written<Artifact>> PutAsync(ArtifactDraft draft, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>Changes an artifact, which makes its next revision. When nothing differs nothing is written.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule; or, inside a transaction, the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact has the id, no live collection the one to move to, or the producing run does not exist.</exception>
    /// <exception cref="DuplicateNameException">Another live artifact of the collection has the name.</exception>
    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    Task<Written<Artifact>> ReviseAsync(
        ArtifactId id, Expected expected, ArtifactChange change, CancellationToken cancellationToken = default);

    /// <summary>Deletes an artifact: a Deleted revision with the state it had. Its name is free again and its history stays.</summary>
    /// <param name="id">The artifact.</param>
    /// <param name="expected">The head revision it must have.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses while live relationships touch it; <see cref="DeletePolicy.Cascade"/> deletes them
    /// first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact has the id.</exception>
    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    /// <exception cref="ArtifactInUseException">Live relationships touch it and the policy is Restrict.</exception>
    Task<Artifact> DeleteAsync(
        ArtifactId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);

    /// <summary>Brings a deleted artifact back: a Restored revision with the state it had. Relationships do not come back by themselves.</summary>
    /// <remarks>Restoring a live artifact changes nothing, and the result says so.</remarks>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No artifact has the id, it was purged, or its collection is gone.</exception>
    /// <exception cref="DuplicateNameException">Its name was taken meanwhile.</exception>
    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    Task<Written<Artifact>> RestoreAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases for good what a deleted artifact's revisions and change records say: names, metadata, provenance, messages, reasons, and
    /// contents that no other artifact uses. Contents that others use stay, but they cannot be read through this artifact. Ids, numbers, types, digests, sizes, actors and times stay, marked purged.
    /// </summary>
    /// <remarks>
    /// Makes a change record of the kind Purged, with this transaction's own reason, and no revision. Purging a purged artifact changes
    /// nothing, and the result says so. The bytes leave the store's files with <see cref="IKnowledgeRepository.CompactAsync"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    /// <exception cref="EntityNotFoundException">No artifact has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The artifact is live.</exception>
    /// <exception cref="VersionConflictException">The artifact has another head revision than expected.</exception>
    Task<Written<Artifact>> PurgeAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default);
}

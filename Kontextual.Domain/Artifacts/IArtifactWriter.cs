namespace Kontextual.Domain;

/// <summary>
/// Writes artifacts inside a transaction, and reads them with the transaction's own writes. Each write makes one change record and, except for a
/// purge, one revision.
/// </summary>
/// <remarks>
/// <para>All backends check the arguments and the state in the same order, which is documented in docs/contract.md.</para>
/// <para>
/// Content from a file or a stream must be prepared with <see cref="ContentSource.PrepareAsync"/> before the transaction begins, because reading a
/// slow source inside the transaction would block all other writers. Content that is not prepared is refused and not read. Text and bytes in memory
/// need no preparation. The methods of <see cref="ArtifactRepositoryExtensions"/> prepare their content themselves.
/// </para>
/// <para>A required argument that is null causes an <see cref="ArgumentNullException"/>.</para>
/// </remarks>
public interface IArtifactWriter : IArtifactReader
{
    /// <summary>Creates an artifact with revision 1.</summary>
    /// <exception cref="ArgumentException">A value is invalid. Inside a transaction: the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id, or the producing run does not exist.</exception>
    /// <exception cref="DuplicateNameException">A live artifact of the collection has the name.</exception>
    Task<Artifact> CreateAsync(ArtifactDraft draft, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates an artifact with the name of the draft. If a live artifact of the collection has the name, that artifact gets a new revision with the
    /// complete state of the draft.
    /// </summary>
    /// <remarks>
    /// Nothing is written when the artifact already has the state of the draft. Provenance, run and message are not compared. An exact
    /// expectation requires an existing artifact: when there is none, the call throws <see cref="VersionConflictException"/> with the actual
    /// version 0.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid. Inside a transaction: the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">No live collection has the id, or the producing run does not exist.</exception>
    /// <exception cref="VersionConflictException">The head revision is not the expected one.</exception>
    Task<Written<Artifact>> PutAsync(ArtifactDraft draft, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>Changes an artifact by writing its next revision. Nothing is written when nothing differs.</summary>
    /// <exception cref="ArgumentException">A value is invalid. Inside a transaction: the content is a file or a stream that is not prepared.</exception>
    /// <exception cref="IOException">The content cannot be read, or it has changed since it was prepared.</exception>
    /// <exception cref="ObjectDisposedException">The content is disposed.</exception>
    /// <exception cref="EntityNotFoundException">
    /// The artifact or the new collection does not exist or is not live, or the producing run does not exist.
    /// </exception>
    /// <exception cref="DuplicateNameException">Another live artifact of the collection has the name.</exception>
    /// <exception cref="VersionConflictException">The head revision is not the expected one.</exception>
    Task<Written<Artifact>> ReviseAsync(
        ArtifactId id, Expected expected, ArtifactChange change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an artifact by writing a revision of the kind <see cref="RevisionKind.Deleted"/> with the existing state. The name becomes free, and
    /// the history is kept.
    /// </summary>
    /// <param name="id">The id of the artifact.</param>
    /// <param name="expected">The expected head revision.</param>
    /// <param name="policy">
    /// <see cref="DeletePolicy.Restrict"/> refuses to delete an artifact that has live relationships. <see cref="DeletePolicy.Cascade"/> deletes the
    /// relationships first, each with its own change record.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No live artifact has the id.</exception>
    /// <exception cref="VersionConflictException">The head revision is not the expected one.</exception>
    /// <exception cref="ArtifactInUseException">The artifact has live relationships, and the policy is <see cref="DeletePolicy.Restrict"/>.</exception>
    Task<Artifact> DeleteAsync(
        ArtifactId id, Expected expected, DeletePolicy policy = DeletePolicy.Restrict, CancellationToken cancellationToken = default);

    /// <summary>Restores a deleted artifact by writing a revision of the kind <see cref="RevisionKind.Restored"/> with the existing state.</summary>
    /// <remarks>
    /// Relationships that were deleted with the artifact are not restored. Restoring a live artifact changes nothing; the outcome is
    /// <see cref="WriteOutcome.Unchanged"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No artifact has the id, the artifact has been purged, or its collection is not live.</exception>
    /// <exception cref="DuplicateNameException">A live artifact of the collection has taken the name.</exception>
    /// <exception cref="VersionConflictException">The head revision is not the expected one.</exception>
    Task<Written<Artifact>> RestoreAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases recorded data of a deleted artifact permanently: the names, free texts such as messages, metadata and provenance of its revisions,
    /// the reasons in its change records, and the contents that no other artifact uses.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Contents that other artifacts use are kept, but they can no longer be read through this artifact. Ids, numbers, types, digests, sizes, actors
    /// and times are kept. The artifact and its revisions are marked as purged.
    /// </para>
    /// <para>
    /// The purge makes a change record of the kind <see cref="ChangeKind.Purged"/> with the reason of this transaction, and no revision. Purging a
    /// purged artifact changes nothing; the outcome is <see cref="WriteOutcome.Unchanged"/>. The erased bytes stay in the files of the store until
    /// <see cref="IKnowledgeRepository.CompactAsync"/> removes them.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">A value is invalid.</exception>
    /// <exception cref="EntityNotFoundException">No artifact has the id.</exception>
    /// <exception cref="EntityNotDeletedException">The artifact is live.</exception>
    /// <exception cref="VersionConflictException">The head revision is not the expected one.</exception>
    Task<Written<Artifact>> PurgeAsync(ArtifactId id, Expected expected, CancellationToken cancellationToken = default);
}

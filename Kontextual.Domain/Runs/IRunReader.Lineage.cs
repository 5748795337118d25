namespace Kontextual.Domain;

public partial interface IRunReader
{
    /// <summary>Follows what a revision or a run was made from, or what was made from it, across runs and on request relationships.</summary>
    /// <remarks>
    /// A run leads up to the revisions and external inputs of its bundle, and down to its current outputs. A revision leads up to the runs
    /// that recorded it as an output or that it names as its producing run, and down to the runs that used it. Deleted and purged artifacts and purged runs are
    /// followed as well.
    /// </remarks>
    /// <returns>The graph of the nodes that were reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The revision, depth, count or direction is out of its range.</exception>
    /// <exception cref="ArgumentException">There is not exactly one start, or a type of a relationship is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The artifact, its revision or the run does not exist.</exception>
    Task<LineageGraph> LineageAsync(LineageQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the outputs whose inputs have moved on, with the causes, in ascending order of the ids of the artifacts.</summary>
    /// <remarks>
    /// <para>
    /// An artifact is stale because of the run that recorded its present content last. An input of that run has moved on if its head
    /// revision has another content than the run used, or if it is deleted or purged. Only contents are compared. Deleted artifacts, and
    /// artifacts whose present content no run recorded, are not stale. External inputs are not checked.
    /// </para>
    /// <para>
    /// The cost for one artifact or run is proportional to its inputs, or with <see cref="StaleQuery.Transitive"/> to its lineage. A page of the whole store
    /// reads the outputs of all runs whose inputs have moved on. With <see cref="StaleQuery.Transitive"/>, or in the past, it reads all outputs. In the past, an
    /// input that was purged is a deleted one.
    /// </para>
    /// </remarks>
    /// <returns>The page. It is empty when nothing is stale.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">An id is the default value, or the cursor does not belong to this query in this store.</exception>
    Task<Page<StaleOutput>> StaleAsync(StaleQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the newest run of an operation that succeeded with equal inputs and whose outputs can still be used. Purged runs are not found.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="inputDigest">The digest of the input bundle, see <see cref="InputBundle.Digest"/>.</param>
    /// <param name="condition">What the outputs must be like. A run whose output was deleted or purged is never found.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The run, or null when there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The condition is not defined.</exception>
    /// <exception cref="ArgumentException">The operation is not a name, or the digest is the default value.</exception>
    Task<OperationRun?> FindCachedAsync(
        string operation, ContentDigest inputDigest, CachedOutputs condition = CachedOutputs.AtHead, CancellationToken cancellationToken = default);
}

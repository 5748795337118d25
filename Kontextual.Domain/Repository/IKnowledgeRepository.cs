namespace Kontextual.Domain;

/// <summary>A knowledge store. The interface is the same for all backends, and its implementations are thread-safe.</summary>
/// <remarks>
/// Every method can throw <see cref="StoreUnavailableException"/> (the store is busy, the disk is full, or the connection is lost),
/// <see cref="StoreCorruptException"/> (a stored value is damaged), <see cref="OperationCanceledException"/>, and
/// <see cref="ObjectDisposedException"/> after the repository has been disposed. A required argument that is null causes an
/// <see cref="ArgumentNullException"/>.
/// </remarks>
public interface IKnowledgeRepository : IKnowledgeReaders, IAsyncDisposable
{
    /// <summary>The identity of the store.</summary>
    StoreInfo Store { get; }

    /// <summary>Reads and follows change records.</summary>
    new IChangeReader Changes { get; }

    IChangeLog IKnowledgeReaders.Changes => Changes;

    /// <summary>Returns a view of the store at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);

    /// <summary>Runs work in one transaction. The transaction is committed when the work returns, and rolled back when the work throws.</summary>
    /// <remarks>
    /// <para>
    /// Only one transaction of a store runs at a time, and each work runs exactly once. Keep the work short, because other writers wait. Prepare
    /// files and streams before the call, see <see cref="ContentSource.PrepareAsync"/>.
    /// </para>
    /// <para>
    /// An invalid request, such as a name that is taken or a wrong version, is refused before anything is written. The work can catch the exception
    /// and continue. After an error of the storage provider, every further method of the transaction throws. A cancellation takes effect between
    /// statements and never after the work has returned.
    /// </para>
    /// <para>
    /// The code after <c>await</c> can continue on a thread of the library, which is not a thread of the pool. It may block that thread: other writes then
    /// continue on another thread.
    /// </para>
    /// </remarks>
    /// <param name="work">The work. Its transaction can be used by one thread at a time and ends when the work ends.</param>
    /// <param name="context">Who writes, in which run and why. <see cref="WriteContext.None"/> when null.</param>
    /// <param name="cancellationToken">Cancels the wait for other writers, and the work between statements.</param>
    /// <returns>The result of the work, with the id of the transaction and the sequences of its first and last change.</returns>
    /// <exception cref="ArgumentException">The context is invalid.</exception>
    /// <exception cref="EntityNotFoundException">The run of the context does not exist. The work has not run.</exception>
    /// <exception cref="RunAttemptEndedException">The attempt of the context has ended or was taken over. The work has not run.</exception>
    /// <exception cref="InvalidOperationException">
    /// The method was called inside the work of another <see cref="WriteAsync{T}"/> of this repository.
    /// </exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    /// <exception cref="WriteTimeoutException">The work exceeded the write time limit of the options. The transaction was rolled back.</exception>
    /// <exception cref="StoreUnavailableException">
    /// Other writers did not finish in time, or the disk failed. When the outcome is unknown, open the store again and call
    /// <see cref="IChangeLog.TransactionAsync"/>, which tells the outcome.
    /// </exception>
    Task<Committed<T>> WriteAsync<T>(
        Func<IKnowledgeTransaction, CancellationToken, Task<T>> work,
        WriteContext? context = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs several reads against one unchanging state, which is the state at the first read.</summary>
    /// <param name="reads">The reads. Their view can be used by one thread at a time and ends when the reads end.</param>
    /// <param name="cancellationToken">Cancels the reads between statements.</param>
    /// <returns>The result of the reads.</returns>
    /// <exception cref="StoreUnavailableException">
    /// No reader became available in time, or the files of the store were replaced or changed during the reads.
    /// </exception>
    Task<T> ReadAsync<T>(Func<IKnowledgeView, CancellationToken, Task<T>> reads, CancellationToken cancellationToken = default);

    /// <summary>Counts the entities and contents of the store. The cost is proportional to the size of the store.</summary>
    Task<StoreSummary> SummarizeAsync(CancellationToken cancellationToken = default);

    /// <summary>Rewrites the files of the store without erased data. Purged bytes are removed from the disk, and the files become smaller.</summary>
    /// <remarks>
    /// The method waits for other writers like a write, and blocks other writers for a time that is proportional to the size of the store. Writers in
    /// other processes fail after their busy wait. The method needs free disk space of about twice the size of the store. Readers continue, but the
    /// method waits for reads, in any process, that began before it. For a store in memory, the method does nothing.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The method was called inside the work of a <see cref="WriteAsync{T}"/> of this repository.
    /// </exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    /// <exception cref="StoreUnavailableException">
    /// Other writers did not finish in time, the disk is full, or a read took too long. Calling the method again may succeed.
    /// </exception>
    Task<CompactSummary> CompactAsync(CancellationToken cancellationToken = default);

    /// <summary>Rebuilds the derived tables: the indexes of metadata and of words, the names and places of the past, and the inputs of runs that have moved on.</summary>
    /// <remarks>
    /// <para>
    /// Queries give the same results before and after, unless a derived table was damaged or another program wrote to the store. A rebuild makes searches for words
    /// fast again after a version of the library with other rules for words has written to the store.
    /// </para>
    /// <para>
    /// The indexes are made again as a whole. In the other tables, the rows that a verification finds wrong are corrected. They are left as they are if it has other findings
    /// about the change records or the entities from which they are derived. Nothing that cannot be derived is ever changed. Afterwards, a verification finds nothing in these
    /// tables, unless rows were left.
    /// </para>
    /// <para>
    /// All is done in one transaction, which blocks other writers for a time that is proportional to the size of the store; writers in other processes fail
    /// after their busy wait. Readers continue. <see cref="WriteTimeoutException"/> is not thrown, because the time is not limited.
    /// </para>
    /// </remarks>
    /// <param name="cancellationToken">Cancels the rebuilding between rows. All tables stay as they were.</param>
    /// <returns>What was rebuilt, and what was left.</returns>
    /// <exception cref="InvalidOperationException">
    /// The method was called inside the work of a <see cref="WriteAsync{T}"/> of this repository.
    /// </exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    /// <exception cref="StoreUnavailableException">
    /// Other writers did not finish in time, or the disk is full. Calling the method again may succeed.
    /// </exception>
    /// <exception cref="StoreCorruptException">An artifact is damaged.</exception>
    Task<RebuildSummary> RebuildAsync(CancellationToken cancellationToken = default);

    /// <summary>Checks the whole store: every value, every reference, the chain of change records, and the bytes of the contents.</summary>
    /// <remarks>
    /// <para>
    /// The method reads one state of the store. It writes nothing and does not wait for writers, and writers do not wait for it. While it runs, the log of a SQLite store
    /// is not truncated. The memory that it needs does not depend on the size of the store, except in memory. The cost is proportional to the size of the store.
    /// </para>
    /// <para>
    /// Damage is not an exception but a finding, and the verification continues. It cannot detect a history that was forged completely: values, states, commitments and
    /// hashes that were all computed again. docs/recovery.md lists what it checks and what it cannot detect.
    /// </para>
    /// <para>For a SQLite store, the method reads on the thread of the caller.</para>
    /// </remarks>
    /// <param name="options">What to read. The default values when null.</param>
    /// <param name="progress">Receives the progress, about once for a thousand steps and at the beginning of each stage. Nothing is reported when null.</param>
    /// <param name="cancellationToken">Cancels the verification between rows, and a check of the database engine itself at any time.</param>
    /// <returns>The findings, and what was verified.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the seal is of another store.</exception>
    /// <exception cref="StoreUnavailableException">
    /// No reader became available in time, the disk failed, or the files of the store were replaced or changed during the verification.
    /// </exception>
    Task<VerifySummary> VerifyAsync(
        VerifyOptions? options = null, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a seal of the present history.</summary>
    /// <remarks>
    /// The hashes are read as they are stored. To seal only a history that is whole, verify the store first. The cost is proportional to the number of change records.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the reading between records.</param>
    /// <exception cref="StoreCorruptException">A change record is missing or damaged.</exception>
    /// <exception cref="StoreUnavailableException">No reader became available in time, or the store cannot be read.</exception>
    Task<HistorySeal> SealAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes the proof that a change record is in a sealed history. It can be checked without the store, see <see cref="RecordProof.Check"/>.</summary>
    /// <remarks>
    /// The proof contains the values of the record, also its reason and the state of the entity, unless they were purged. It is proven to be correct before it is returned.
    /// The cost is proportional to the size of the seal.
    /// </remarks>
    /// <param name="sequence">The sequence of the record, from 1 to the size of the seal.</param>
    /// <param name="seal">The seal for which the proof is made.</param>
    /// <param name="cancellationToken">Cancels the reading between records.</param>
    /// <exception cref="ArgumentException">The seal is of another store, its size is below 0, or its root is not that of the records.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="seal"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1 or above the size of the seal.</exception>
    /// <exception cref="PositionLostException">The store does not have the history of the seal.</exception>
    /// <exception cref="StoreCorruptException">A change record is missing, damaged or does not have its hash.</exception>
    /// <exception cref="StoreUnavailableException">No reader became available in time, or the store cannot be read.</exception>
    Task<RecordProof> ProveAsync(long sequence, HistorySeal seal, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the proof that the history of a seal begins with the history of an earlier one. It can be checked without the store, see <see cref="ConsistencyProof.Check"/>.
    /// </summary>
    /// <remarks>The cost is proportional to the size of the later seal.</remarks>
    /// <param name="earlier">The earlier seal.</param>
    /// <param name="later">The later seal, of at least the same size.</param>
    /// <param name="cancellationToken">Cancels the reading between records.</param>
    /// <exception cref="ArgumentException">
    /// A seal is of another store, its size is below 0, its root is not that of the records, or the later seal is smaller than the earlier one.
    /// </exception>
    /// <exception cref="ArgumentNullException">A seal is null.</exception>
    /// <exception cref="PositionLostException">The store does not have the history of a seal.</exception>
    /// <exception cref="StoreCorruptException">A change record is missing or damaged.</exception>
    /// <exception cref="StoreUnavailableException">No reader became available in time, or the store cannot be read.</exception>
    Task<ConsistencyProof> ProveConsistencyAsync(HistorySeal earlier, HistorySeal later, CancellationToken cancellationToken = default);
}

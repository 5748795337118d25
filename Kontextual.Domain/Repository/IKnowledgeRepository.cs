namespace Kontextual.Domain;

/// <summary>A knowledge store, whatever backend keeps it. Safe to share between threads.</summary>
/// <remarks>
/// Every method may throw <see cref="StoreUnavailableException"/> (busy, disk full, connection lost),
/// <see cref="StoreCorruptException"/> (a stored value is not what was stored), <see cref="OperationCanceledException"/>, and
/// <see cref="ObjectDisposedException"/> after the repository was disposed of.
/// </remarks>
public interface IKnowledgeRepository : IAsyncDisposable
{
    /// <summary>Who the store is.</summary>
    StoreInfo Store { get; }

    /// <summary>Reads collections.</summary>
    ICollectionReader Collections { get; }

    /// <summary>Reads artifacts, their revisions and contents.</summary>
    IArtifactReader Artifacts { get; }

    /// <summary>Reads relationships.</summary>
    IRelationshipReader Relationships { get; }

    /// <summary>Reads and follows change records.</summary>
    IChangeReader Changes { get; }

    /// <summary>The store as it stood at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);

    /// <summary>Runs work as one atomic unit: commits when it returns, discards when it throws.</summary>
    /// <remarks>
    /// Bodies run one at a time in the store's one write order, each exactly once. Keep them short: others wait. Prepare files and streams before the
    /// call (<see cref="ContentSource.PrepareAsync"/>). A rule's error
    /// (name taken, wrong version, …) is found before anything is written, so the work may catch it and go on; after an error of
    /// the provider every further verb throws. Cancelling acts between statements and never after the work has returned.
    /// </remarks>
    /// <param name="work">The work. The transaction it is given is its own, for one thread at a time, and ends with it.</param>
    /// <param name="context">Who, in which run and why; <see cref="WriteContext.None"/> when null.</param>
    /// <param name="cancellationToken">Ends the wait for the turn, and the work between statements.</param>
    /// <returns>The work's result, with the transaction id and the first and last change sequence.</returns>
    /// <exception cref="ArgumentException">The context breaks a rule.</exception>
    /// <exception cref="EntityNotFoundException">The context's run does not exist.</exception>
    /// <exception cref="InvalidOperationException">Called inside the work of another WriteAsync of this repository.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    /// <exception cref="WriteTimeoutException">The work took longer than the option allows; nothing of it is left.</exception>
    /// <exception cref="StoreUnavailableException">
    /// The turn could not be had, or the disk failed. When the outcome is unknown, <see cref="IChangeLog.TransactionAsync"/> tells it once the
    /// store was opened again.
    /// </exception>
    Task<Committed<T>> WriteAsync<T>(
        Func<IKnowledgeTransaction, CancellationToken, Task<T>> work,
        WriteContext? context = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs several reads against one unchanging state: the state of the first of them.</summary>
    /// <param name="reads">The reads. The view it is given is its own, for one thread at a time, and ends with it.</param>
    /// <param name="cancellationToken">Ends the reads between statements.</param>
    /// <returns>What the reads returned.</returns>
    /// <exception cref="StoreUnavailableException">No reader came free in time, or the files were swapped or changed meanwhile.</exception>
    Task<T> ReadAsync<T>(Func<IKnowledgeView, CancellationToken, Task<T>> reads, CancellationToken cancellationToken = default);

    /// <summary>Counts what the store holds. Costs in proportion to the store.</summary>
    Task<StoreSummary> SummarizeAsync(CancellationToken cancellationToken = default);

    /// <summary>Rewrites the store's files without what was deleted from its tables: what was purged leaves the disk, and the files shrink.</summary>
    /// <remarks>
    /// Waits for its turn like a write, and holds up other writers while it runs, in proportion to the store; those of other processes give up after their busy wait. It needs free room on the
    /// disk of about twice the store. Readers go on, but one that has been reading since before, in any process, is waited for.
    /// In memory there is nothing to do.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Called inside the work of a WriteAsync of this repository.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    /// <exception cref="StoreUnavailableException">The turn could not be had, the disk is full, or a reader stayed too long; compacting again can help.</exception>
    Task<CompactSummary> CompactAsync(CancellationToken cancellationToken = default);
}

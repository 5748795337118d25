namespace Kontextual.Domain;

/// <summary>Reads change records.</summary>
/// <remarks>
/// In a view of the past, every member reads what there was at its moment: <see cref="IPastView"/> says how. Every member that meets a gap in
/// the records throws <see cref="StoreCorruptException"/>, which names the missing one.
/// </remarks>
public interface IChangeLog
{
    /// <summary>The position of the newest record; <see cref="ChangePosition.Start"/> when nothing was written yet.</summary>
    Task<ChangePosition> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>The position right after the record with this sequence; <see cref="ChangePosition.Start"/> for 0; null when there is no such record.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 0.</exception>
    Task<ChangePosition?> FindPositionAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>The record with this sequence, or null when it was not written yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1.</exception>
    Task<ChangeRecord?> FindAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>The records after a position, ascending without a gap.</summary>
    /// <param name="position">What was seen already.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0, or the limit is not 1 to 1,000.</exception>
    /// <exception cref="PositionLostException">The store has another history at that sequence.</exception>
    Task<ChangePage> SinceAsync(ChangePosition position, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>A page of the records of one entity, live, deleted or purged, ascending by sequence; empty when there is no such entity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000, or there is no such kind.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor was not made for this entity.</exception>
    Task<Page<ChangeRecord>> HistoryAsync(
        EntityKind kind, EntityId id, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the records of one transaction, ascending by sequence without a gap; empty when the store has nothing of it.</summary>
    /// <remarks>
    /// <para>
    /// It tells what became of a write whose outcome is unknown: <see cref="StoreUnavailableException.TransactionId"/> is the id to ask for,
    /// after the store was opened again. A transaction is there as a whole or not at all. An empty page means that it was not
    /// committed, or that it was committed and had nothing to write; in both cases the store holds nothing of it, and the write can be repeated.
    /// </para>
    /// <para>
    /// A transaction can have any number of records. <see cref="ChangeLogExtensions.StreamTransactionAsync"/> gives them all, page by
    /// page. Inside a transaction, its own records so far are found by its own id. In a view of the past, a transaction that was committed after the moment is not there.
    /// </para>
    /// </remarks>
    /// <param name="id">The transaction: <see cref="Committed{T}.TransactionId"/> or <see cref="ChangeRecord.TransactionId"/>.</param>
    /// <param name="page">Which page; the first 100 records by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor was not made for this transaction.</exception>
    Task<Page<ChangeRecord>> TransactionAsync(TransactionId id, PageRequest? page = null, CancellationToken cancellationToken = default);
}

namespace Kontextual.Domain;

/// <summary>Reads change records.</summary>
/// <remarks>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. A method that finds a gap in
/// the sequences throws <see cref="StoreCorruptException"/>, which names the missing record.
/// </remarks>
public interface IChangeLog
{
    /// <summary>Gets the position of the newest record, or <see cref="ChangePosition.Start"/> when nothing has been written yet.</summary>
    Task<ChangePosition> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds the position directly after the record with this sequence.</summary>
    /// <returns>The position, <see cref="ChangePosition.Start"/> for sequence 0, or null when there is no such record.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 0.</exception>
    Task<ChangePosition?> FindPositionAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>Finds the record with this sequence.</summary>
    /// <returns>The record, or null when there is no such record yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1.</exception>
    Task<ChangeRecord?> FindAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>Reads the records after a position in ascending order of their sequences, without gaps.</summary>
    /// <param name="position">The position up to which records have been read.</param>
    /// <param name="limit">The maximum number of records, 1 to 1,000. 100 by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0, or the limit is not 1 to 1,000.</exception>
    /// <exception cref="PositionLostException">The store has a different history at that sequence.</exception>
    Task<ChangePage> SinceAsync(ChangePosition position, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one page of the records of one live, deleted or purged entity, in ascending order of their sequences. The page is empty when
    /// the entity does not exist.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000, or the kind is not defined.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this entity.</exception>
    Task<Page<ChangeRecord>> HistoryAsync(
        EntityKind kind, EntityId id, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one page of the records of one transaction, in ascending order of their sequences, without gaps. The page is empty when the
    /// store contains no changes of the transaction.
    /// </summary>
    /// <remarks>
    /// <para>
    /// This method tells the outcome of a write whose outcome is unknown. Open the store again and pass
    /// <see cref="StoreUnavailableException.TransactionId"/>. A store contains all records of a transaction or none. An empty page means that
    /// the transaction was not committed, or that it had nothing to write. In both cases the write can be repeated.
    /// </para>
    /// <para>
    /// A transaction can have any number of records. <see cref="ChangeLogExtensions.StreamTransactionAsync"/> enumerates them page by page.
    /// Inside a transaction, the records that it has made so far are found by its own id. In a view of the past, a transaction that was
    /// committed after the moment is not found.
    /// </para>
    /// </remarks>
    /// <param name="id">
    /// The id of the transaction: <see cref="Committed{T}.TransactionId"/> or <see cref="ChangeRecord.TransactionId"/>.
    /// </param>
    /// <param name="page">The page to read. The first 100 records by default.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this transaction.</exception>
    Task<Page<ChangeRecord>> TransactionAsync(TransactionId id, PageRequest? page = null, CancellationToken cancellationToken = default);
}

namespace Kontextual.Domain;

/// <summary>Reads change records.</summary>
public interface IChangeLog
{
    /// <summary>The position of the newest record; <see cref="ChangePosition.Start"/> when nothing was written yet.</summary>
    Task<ChangePosition> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>The position right after the record with this sequence; <see cref="ChangePosition.Start"/> for 0; null when there is no such record.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 0.</exception>
    Task<ChangePosition?> FindPositionAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>The record with this sequence, or null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1.</exception>
    Task<ChangeRecord?> FindAsync(long sequence, CancellationToken cancellationToken = default);

    /// <summary>The records after a position, ascending without a gap.</summary>
    /// <param name="position">What was seen already.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1 to 1,000.</exception>
    /// <exception cref="PositionLostException">The store has another history at that sequence.</exception>
    Task<ChangePage> SinceAsync(ChangePosition position, int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>A page of the records of one entity, live, deleted or purged, ascending by sequence; empty when there is no such entity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor was not made for this entity.</exception>
    Task<Page<ChangeRecord>> HistoryAsync(
        EntityKind kind, EntityId id, PageRequest? page = null, CancellationToken cancellationToken = default);
}

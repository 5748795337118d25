namespace Kontextual.Domain;

/// <summary>Reads and follows change records.</summary>
public interface IChangeReader : IChangeLog
{
    /// <summary>Enumerates the records after a position and then waits for new records, including records that other processes write.</summary>
    /// <remarks>
    /// The enumeration ends only when it is cancelled or when the repository is disposed. Each record is returned exactly once, in ascending
    /// order of the sequences, without gaps.
    /// </remarks>
    /// <param name="position">The position up to which records have been read. <see cref="ChangePosition.Start"/> to read all records.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0. Thrown when the enumeration starts.</exception>
    /// <exception cref="PositionLostException">
    /// The store has a different history at that sequence. Thrown by a step of the enumeration.
    /// </exception>
    IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position, CancellationToken cancellationToken = default);
}

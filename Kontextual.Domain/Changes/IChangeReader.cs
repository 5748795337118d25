namespace Kontextual.Domain;

/// <summary>Reads and follows change records.</summary>
public interface IChangeReader : IChangeLog
{
    /// <summary>Streams the records after a position and waits for new ones, also for those written by another process.</summary>
    /// <remarks>Ends only by cancelling or when the repository is disposed of. Each record comes exactly once, ascending without a gap.</remarks>
    /// <param name="position">What was seen already; <see cref="ChangePosition.Start"/> for all records.</param>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0. Thrown by the first step of the enumeration.</exception>
    /// <exception cref="PositionLostException">The store has another history at that sequence. Thrown by a step of the enumeration.</exception>
    IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position, CancellationToken cancellationToken = default);
}

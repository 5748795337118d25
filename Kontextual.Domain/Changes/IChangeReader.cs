namespace Kontextual.Domain;

/// <summary>Reads and follows change records.</summary>
public interface IChangeReader : IChangeLog
{
    /// <summary>Streams the records after a position and waits for new ones, also for those written by another process.</summary>
    /// <remarks>Ends only by cancelling or when the repository is disposed of. Each record comes exactly once, ascending without a gap.</remarks>
    /// <exception cref="PositionLostException">The store has another history at that sequence.</exception>
    IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position, CancellationToken cancellationToken = default);
}

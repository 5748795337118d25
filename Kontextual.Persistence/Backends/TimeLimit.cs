namespace Kontextual.Persistence.Backends;

/// <summary>How long something may take, and the clock that measures it.</summary>
/// <remarks>The clock is not the store's: that one may stand still or run backwards.</remarks>
/// <param name="Length">The longest time; infinite for no limit, zero for none at all.</param>
/// <param name="Clock">What measures it.</param>
internal sealed record TimeLimit(TimeSpan Length, TimeProvider Clock)
{
    /// <summary>A limit that has passed from the start.</summary>
    public static TimeLimit None { get; } = new(TimeSpan.Zero, TimeProvider.System);

    /// <summary>A limit that never passes.</summary>
    public static TimeLimit Infinite { get; } = new(Timeout.InfiniteTimeSpan, TimeProvider.System);

    /// <summary>A moment to measure from.</summary>
    public long Now => Clock.GetTimestamp();

    /// <summary>True when the limit has passed since a moment.</summary>
    /// <param name="since">A value of <see cref="Now"/>.</param>
    public bool HasPassed(long since) => Length != Timeout.InfiniteTimeSpan && Clock.GetElapsedTime(since) >= Length;

    /// <summary>Gives a source that is cancelled when the limit has passed from now on.</summary>
    public CancellationTokenSource Start() => new(Length, Clock);
}

namespace Kontextual.Tests.Harness;

/// <summary>A clock that moves only when told, in either direction. Timers run on real time, so that waiting works.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();

    // Not a whole number of microseconds: what a store keeps must be cut.
    private DateTimeOffset now = new DateTimeOffset(2026, 11, 22, 10, 44, 27, TimeSpan.Zero).AddTicks(1_234_567);

    /// <summary>What the clock says.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (gate)
                return now;
        }
    }

    /// <summary>What a store keeps of <see cref="Now"/>: whole microseconds.</summary>
    public DateTimeOffset Kept => new(Now.UtcTicks / 10 * 10, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves the clock; a negative time moves it back.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
            now += by;
    }
}

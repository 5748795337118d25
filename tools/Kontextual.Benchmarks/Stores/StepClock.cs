namespace Kontextual.Benchmarks.Stores;

/// <summary>A clock that moves by one millisecond when it is told to.</summary>
internal sealed class StepClock(DateTimeOffset start) : TimeProvider
{
    private long _steps;

    public override DateTimeOffset GetUtcNow() => start.AddMilliseconds(Interlocked.Read(ref _steps));

    public void Step() => Interlocked.Increment(ref _steps);

    public void Restart() => Interlocked.Exchange(ref _steps, 0);
}

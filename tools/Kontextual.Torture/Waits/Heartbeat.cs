using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>A task that wants to go on every 5 ms: the gaps say how long a program that waits for the store is deaf to all else.</summary>
internal sealed class Heartbeat
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private readonly List<double> _gaps = [];
    private readonly Task _beating;
    private volatile bool _ended;

    private Heartbeat() => _beating = Task.Run(BeatAsync);

    public static Heartbeat Start() => new();

    /// <summary>Ends it, and gives the gaps in milliseconds.</summary>
    public async Task<Spread> StopAsync()
    {
        _ended = true;
        await _beating;
        return Spread.Of(_gaps);
    }

    private async Task BeatAsync()
    {
        for (var last = Stopwatch.GetTimestamp(); !_ended;)
        {
            await Task.Delay(Beat, CancellationToken.None);
            var now = Stopwatch.GetTimestamp();
            _gaps.Add(Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
            last = now;
        }
    }
}

using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// A task that runs every 5 ms. The gaps between its runs show for how long the program does not respond while it waits for the store.
/// </summary>
internal sealed class Heartbeat
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private readonly List<double> _gaps = [];
    private readonly Task _beating;
    private volatile bool _ended;

    private Heartbeat() => _beating = Task.Run(BeatAsync);

    public static Heartbeat Start() => new();

    /// <summary>Stops the task, and returns the gaps in milliseconds.</summary>
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

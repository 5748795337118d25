using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Measures for how long another process has blocked the writer of this process, and whether a caller has waited too long.</summary>
/// <param name="errors">Creates the exception for a caller that has waited too long.</param>
/// <param name="longest">The busy wait. Waiting for writes of this process does not count, because those have a time limit.</param>
internal sealed class Blockage(IWriterErrors errors, TimeSpan longest)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(250);

    private long _since;

    /// <summary>The busy wait.</summary>
    public TimeSpan Longest => longest;

    /// <summary>The present timestamp, in the unit of the other members.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Reports that another process blocks the writer. Has no effect if it was reported before.</summary>
    public void Begin() => Interlocked.CompareExchange(ref _since, Now, 0);

    /// <summary>Reports that no other process blocks the writer.</summary>
    public void End() => Volatile.Write(ref _since, 0);

    /// <summary>Returns whether other processes have blocked a caller for at least the busy wait.</summary>
    /// <param name="since">The timestamp at which the caller began to wait.</param>
    /// <param name="again">The time until the next check is useful.</param>
    public bool IsTooLong(long since, out TimeSpan again)
    {
        var blocked = Volatile.Read(ref _since);
        again = blocked == 0 ? Latest : longest - Stopwatch.GetElapsedTime(Math.Max(blocked, since));
        if (blocked != 0 && again <= TimeSpan.Zero)
            return true;
        again = again < Soonest ? Soonest : again;
        return false;
    }

    public StoreUnavailableException Error() => errors.KeptWaiting(longest);
}

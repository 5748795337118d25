using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Since when another process keeps the writer of this one waiting, and whether that is too long for somebody who waits.</summary>
/// <param name="errors">Makes the error for that.</param>
/// <param name="longest">The busy wait. Waiting for writes of this process does not count; those end by their own time limit.</param>
internal sealed class Blockage(IWriterErrors errors, TimeSpan longest)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(250);

    private long _since;

    /// <summary>The busy wait.</summary>
    public TimeSpan Longest => longest;

    /// <summary>This moment, as the others here count.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Another process is in the way from now on, unless it was already.</summary>
    public void Begin() => Interlocked.CompareExchange(ref _since, Now, 0);

    /// <summary>Nobody is in the way any more.</summary>
    public void End() => Volatile.Write(ref _since, 0);

    /// <summary>True when somebody who has waited since a moment was kept waiting for the busy wait.</summary>
    /// <param name="since">The moment.</param>
    /// <param name="again">When to ask again.</param>
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

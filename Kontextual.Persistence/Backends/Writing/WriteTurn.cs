using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The turn to write among all processes: the store's lock first, then a transaction, which other programs may keep from beginning.</summary>
/// <remarks>Used by the writer's thread alone, <see cref="End"/> excepted.</remarks>
internal sealed class WriteTurn(IWritingConnection connection, Blockage blockage)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private readonly ITurnLock _lock = connection.Lock;
    private bool _isHeld;
    private long _ending;

    /// <summary>The busy wait.</summary>
    public TimeSpan Longest => blockage.Longest;

    /// <summary>True when the busy wait has passed since <see cref="End"/>: nobody waits any more.</summary>
    public bool IsOver => Volatile.Read(ref _ending) is var ending and not 0 && Stopwatch.GetElapsedTime(ending) >= blockage.Longest;

    /// <summary>Waits for the turn and begins a transaction.</summary>
    /// <param name="isWanted">Whether anybody still waits for it; asked again and again.</param>
    /// <returns>False when nobody did any more, or <see cref="IsOver"/>; the lock may be held all the same.</returns>
    /// <exception cref="StoreUnavailableException">The lock cannot be had, or the store is not there any more.</exception>
    /// <remarks>An error of the provider passes unchanged.</remarks>
    public bool TryBegin(Func<bool> isWanted)
    {
        if (!Hold(isWanted))
            return false;
        connection.Check.Check();
        for (var pause = FirstPause; isWanted() && !IsOver; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (connection.Transactions.TryBegin())
            {
                blockage.End();
                return true;
            }

            blockage.Begin();
            Thread.Sleep(pause);
        }

        blockage.End();
        return false;
    }

    /// <summary>Waits for the store's lock alone, for work that begins transactions itself.</summary>
    /// <inheritdoc cref="TryBegin"/>
    public bool TryHold(Func<bool> isWanted)
    {
        if (!Hold(isWanted))
            return false;
        connection.Check.Check();
        return isWanted();
    }

    /// <summary>Lets the next process have its turn.</summary>
    public void Leave()
    {
        if (!_isHeld)
            return;
        _isHeld = false;
        _lock.Release();
    }

    /// <summary>From now on all waiting together ends with the busy wait.</summary>
    public void End() => Interlocked.CompareExchange(ref _ending, Blockage.Now, 0);

    /// <summary>Takes the lock to close under it. Without it, another process has the store open, and closing will not checkpoint.</summary>
    /// <returns>Whether it is held.</returns>
    public bool HoldToClose()
    {
        try
        {
            return Hold(static () => true);
        }
        catch (StoreUnavailableException)
        {
            // Whoever cannot lock can still close.
            return _isHeld = false;
        }
    }

    /// <summary>Frees the lock for good, or gives up waiting for it.</summary>
    public void Close() => _lock.Dispose();

    private bool Hold(Func<bool> isWanted)
    {
        if (_lock.TryAcquire())
            return _isHeld = true;
        blockage.Begin();
        if (!Wait(isWanted))
            return false;
        blockage.End();
        return _isHeld = true;
    }

    private bool Wait(Func<bool> isWanted)
    {
        try
        {
            // Those who give up meanwhile are taken out of the queue, so that others come in and can give up as well.
            while (!_lock.TryAcquire(Slice))
            {
                isWanted();
                if (IsOver)
                    return false;
            }

            return true;
        }
        catch
        {
            blockage.End();
            throw;
        }
    }
}

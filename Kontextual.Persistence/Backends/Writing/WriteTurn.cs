using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The turn to write among all processes: first the store's lock, then a transaction, which other programs can block.</summary>
/// <remarks>Only the writer's thread uses it, except for <see cref="End"/>.</remarks>
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

    /// <summary>True when the busy wait has passed since <see cref="End"/>, so that waiting ends.</summary>
    public bool IsOver => Volatile.Read(ref _ending) is var ending and not 0 && Stopwatch.GetElapsedTime(ending) >= blockage.Longest;

    /// <summary>Waits for the turn and begins a transaction.</summary>
    /// <param name="isWanted">Returns whether any caller still waits. It is called repeatedly.</param>
    /// <returns>False when no caller waits any more, or when <see cref="IsOver"/> is true. The lock may be held even then.</returns>
    /// <exception cref="StoreUnavailableException">The lock cannot be taken, or the files are no longer those of the store.</exception>
    /// <remarks>Exceptions of the provider are not translated.</remarks>
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

    /// <summary>Waits only for the store's lock, for work that begins its own transactions.</summary>
    /// <inheritdoc cref="TryBegin"/>
    public bool TryHold(Func<bool> isWanted)
    {
        if (!Hold(isWanted))
            return false;
        connection.Check.Check();
        return isWanted();
    }

    /// <summary>Ends the turn, so that the next process can have its turn.</summary>
    public void Leave()
    {
        if (!_isHeld)
            return;
        _isHeld = false;
        _lock.Release();
    }

    /// <summary>Limits all waiting from now on to one busy wait in total.</summary>
    public void End() => Interlocked.CompareExchange(ref _ending, Blockage.Now, 0);

    /// <summary>Takes the lock for closing. If it cannot be taken, another process has the store open, and closing does not checkpoint.</summary>
    /// <returns>True when the lock is held.</returns>
    public bool HoldToClose()
    {
        try
        {
            return Hold(static () => true);
        }
        catch (StoreUnavailableException)
        {
            // The connection can be closed without the lock.
            return _isHeld = false;
        }
    }

    /// <summary>Releases the lock permanently, or ends the wait for it.</summary>
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
            // The call removes requests whose callers have given up, so that waiting callers can enter the full queue and give up as well.
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

using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>The turn to write among all processes: the store's lock first, then SQLite's own, which other programs may hold.</summary>
/// <remarks>Used by the writer's thread alone, <see cref="End"/> excepted.</remarks>
internal sealed class WriteTurn(LockFile lockFile, TransactionStatements statements, Blockage blockage) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(8);

    private readonly CancellationTokenSource _ending = new();
    private Task? _acquiring;
    private bool _isHeld;

    /// <summary>Waits for the turn and begins a transaction.</summary>
    /// <param name="isWanted">Whether anybody still waits for it.</param>
    /// <returns>False when nobody did any more; the lock may be held all the same.</returns>
    /// <exception cref="IOException">The lock file cannot be locked.</exception>
    /// <exception cref="SqliteException">SQLite refuses to begin.</exception>
    public bool TryBegin(Func<bool> isWanted)
    {
        try
        {
            _isHeld = Hold(Timeout.InfiniteTimeSpan);
            if (!_isHeld)
                return false;
            for (var pause = FirstPause; isWanted(); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                if (statements.TryBegin())
                    return true;
                blockage.Begin();
                Thread.Sleep(pause);
            }

            return false;
        }
        finally
        {
            blockage.End();
        }
    }

    /// <summary>Lets the next process have its turn.</summary>
    public void Leave()
    {
        if (!_isHeld)
            return;
        _isHeld = false;
        lockFile.Release();
    }

    /// <summary>From now on nobody waits for longer than the busy wait.</summary>
    public void End() => _ending.Cancel();

    /// <summary>Takes the lock to close under it. Without it, another process has the store open, and closing will not checkpoint.</summary>
    public void HoldToClose()
    {
        try
        {
            _isHeld = Hold(blockage.Longest);
        }
        catch (IOException)
        {
            // Whoever cannot lock can still close.
            _isHeld = false;
        }
    }

    /// <summary>Frees the lock for good, or gives up waiting for it.</summary>
    public void Dispose()
    {
        lockFile.Dispose();
        _ending.Dispose();
    }

    private bool Hold(TimeSpan longest)
    {
        if (_acquiring is null && lockFile.TryAcquire())
            return true;
        blockage.Begin();
        _acquiring ??= lockFile.AcquireAsync();
        if (!WaitFor(_acquiring, longest))
            return false;
        var acquired = _acquiring;
        _acquiring = null;
        acquired.GetAwaiter().GetResult();
        return true;
    }

    private bool WaitFor(Task acquiring, TimeSpan longest)
    {
        if (longest == Timeout.InfiniteTimeSpan)
        {
            try
            {
                return Task.WaitAny([acquiring], _ending.Token) == 0;
            }
            catch (OperationCanceledException)
            {
                longest = blockage.Longest;
            }
        }

        return Task.WaitAny([acquiring], longest) == 0;
    }
}

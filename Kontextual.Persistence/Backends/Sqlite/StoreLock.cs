using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>The lock beside a store that orders the writers of all processes and keeps checkpoints apart from commits.</summary>
/// <remarks>
/// SQLite before 3.51.3 can corrupt a file when a checkpoint of one connection meets a commit of another; with this lock they never
/// do. It is an advisory lock on <c>&lt;store&gt;.lock</c> that the system frees when a process dies. The file is never deleted:
/// deleting it would let two processes hold two locks of the same name.
/// </remarks>
internal static class StoreLock
{
    /// <summary>How long tools that have no option for it wait.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(16);

    public static string PathFor(string realPath) => realPath + ".lock";

    /// <summary>Waits for the lock; disposing of the result frees it.</summary>
    /// <exception cref="StoreUnavailableException">Another process held it for longer than the wait.</exception>
    public static async Task<IDisposable> AcquireAsync(string realPath, TimeSpan wait, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(realPath) is { } held)
                return held;
            ThrowWhenOver(realPath, wait, waited);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="AcquireAsync"/>
    public static IDisposable Acquire(string realPath, TimeSpan wait)
    {
        var waited = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            if (TryAcquire(realPath) is { } held)
                return held;
            ThrowWhenOver(realPath, wait, waited);
            Thread.Sleep(pause);
        }
    }

    private static FileStream? TryAcquire(string realPath)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(PathFor(realPath), options);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException(
                $"The lock file '{PathFor(realPath)}' cannot be opened. Check that its folder exists and that the process may open more files.",
                canRetry: true,
                innerException: e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreReadOnlyException(
                $"The lock file '{PathFor(realPath)}' cannot be written. Make its folder writable, or open the store read-only.", realPath, e);
        }
    }

    // EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static void ThrowWhenOver(string realPath, TimeSpan wait, Stopwatch waited)
    {
        if (waited.Elapsed < wait)
            return;
        throw new StoreUnavailableException(
            $"Another process has been writing to '{realPath}' for longer than {wait.TotalSeconds:0.###} s. Try again, or raise the busy wait.",
            canRetry: true);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The lock next to a store that orders the writers of all processes and separates checkpoints from commits.</summary>
/// <remarks>
/// SQLite before 3.51.3 can corrupt a file when a checkpoint of one connection runs at the same time as a commit of another. This lock
/// prevents that. It is an advisory lock on <c>&lt;store&gt;.lock</c>, which the system releases when a process ends. The file is never
/// deleted, because two processes could then hold locks on two files of the same name.
/// </remarks>
internal static class StoreLock
{
    /// <summary>The longest wait of tools that have no option for it.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(16);

    public static string PathFor(string realPath) => realPath + CompanionFiles.LockEnding;

    /// <summary>Waits for the lock. Disposing of the result releases it.</summary>
    /// <remarks>
    /// This method polls, without holding a thread and without a place in the queue. The writer of an open store waits in the queue on its
    /// own thread.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">
    /// Another process held the lock for longer than the wait, or the lock file cannot be locked.
    /// </exception>
    /// <exception cref="StoreReadOnlyException">The lock file may not be written.</exception>
    public static async Task<IDisposable> AcquireAsync(string realPath, TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var file = Open(realPath);
            try
            {
                await TakeAsync(file, realPath, since, wait, cancellationToken).ConfigureAwait(false);
                if (IsAtItsPath(realPath, file))
                    return file;
                file.Dispose();
            }
            catch (IOException e)
            {
                file.Dispose();
                throw CannotLock(realPath, e);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
    }

    private static async Task TakeAsync(LockFile file, string realPath, long since, TimeSpan wait, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; !file.TryAcquire(); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (Stopwatch.GetElapsedTime(since) >= wait)
                throw TookTooLong(realPath, wait);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // The file may have been deleted and created again during the wait. Others then lock another file of the same name.
    private static bool IsAtItsPath(string realPath, LockFile file) =>
        file.Identity is not { } locked || (FileIdentity.Of(PathFor(realPath)) is { } there && there.IsSameFile(locked));

    /// <inheritdoc cref="AcquireAsync"/>
    public static IDisposable Acquire(string realPath, TimeSpan wait) =>
        AcquireAsync(realPath, wait, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Opens the lock file, and creates it if it is missing.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The lock file cannot be opened, or another user may have created it to block the store.
    /// </exception>
    /// <exception cref="StoreReadOnlyException">The lock file may not be written.</exception>
    public static LockFile Open(string realPath)
    {
        try
        {
            var rights = new LockFileRights(realPath, FileIdentity.Of(realPath));
            rights.RefusePlanted();
            var file = LockFile.Open(PathFor(realPath), rights.Give);
            rights.Renew();
            return file;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreReadOnlyException(
                $"The lock file '{PathFor(realPath)}' cannot be written. Give it the owner and mode of the store, make its folder writable, or open the store read-only.", realPath, e);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException(
                $"The lock file '{PathFor(realPath)}' cannot be opened. Check that its folder exists and that the process may open more files.",
                realPath,
                canRetry: true,
                innerException: e);
        }
    }

    public static StoreUnavailableException TookTooLong(string realPath, TimeSpan wait) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Another process has been writing to '{realPath}' for longer than {wait.TotalSeconds:0.###} s. Try again, or raise {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.BusyWait)}."),
        realPath,
        canRetry: true);

    public static StoreUnavailableException CannotLock(string realPath, Exception e) => new(
        $"The lock file '{PathFor(realPath)}' cannot be locked. The store needs a local file system that supports locks.",
        realPath,
        canRetry: false,
        innerException: e);
}

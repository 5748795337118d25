using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

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

    public static string PathFor(string realPath) => realPath + CompanionFiles.LockEnding;

    /// <summary>Waits for the lock; disposing of the result frees it.</summary>
    /// <remarks>
    /// It is tried again and again, without a thread and without a place among those that wait. The writer of an open store, which has a
    /// thread of its own, waits in turn.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Another process held it for longer than the wait, or it cannot be locked.</exception>
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

    // The file may have been deleted and made anew during the wait. Others then lock another file of the same name.
    private static bool IsAtItsPath(string realPath, LockFile file) =>
        file.Identity is not { } locked || (FileIdentity.Of(PathFor(realPath)) is { } there && there.IsSameFile(locked));

    /// <inheritdoc cref="AcquireAsync"/>
    public static IDisposable Acquire(string realPath, TimeSpan wait) =>
        AcquireAsync(realPath, wait, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Opens the lock file, making it when it is not there.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened, or somebody else has put it there.</exception>
    /// <exception cref="StoreReadOnlyException">The lock file may not be written.</exception>
    public static LockFile Open(string realPath)
    {
        try
        {
            var rights = new LockFileRights(PathFor(realPath), FileIdentity.Of(realPath));
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
                canRetry: true,
                innerException: e);
        }
    }

    public static StoreUnavailableException TookTooLong(string realPath, TimeSpan wait) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Another process has been writing to '{realPath}' for longer than {wait.TotalSeconds:0.###} s. Try again, or raise the busy wait."),
        canRetry: true);

    public static StoreUnavailableException CannotLock(string realPath, Exception e) => new(
        $"The lock file '{PathFor(realPath)}' cannot be locked. The store needs a local file system that keeps locks.",
        canRetry: false,
        innerException: e);
}

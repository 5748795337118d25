using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>
/// A file that is only used as a lock with one holder at a time on this machine. The system releases the lock when the process ends.
/// </summary>
internal abstract class LockFile : IDisposable
{
    /// <summary>Opens the file, and creates it if it is missing.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="give">Sets the owner and the permissions of a new file. By default, only its owner may use it.</param>
    public static LockFile Open(string path, Action<SafeFileHandle>? give = null)
    {
        // The layout of the kernel's structure is implemented only for 64 bits, and a lock of another kind would not exclude others.
        if (OperatingSystem.IsLinux() && !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("On Linux, only 64-bit processes can write to a store. Open it read-only, or run a 64-bit process.");
        if (!File.Exists(path))
            Make(path, give);
        return OperatingSystem.IsLinux() ? new LinuxLockFile(path) : new PolledLockFile(path);
    }

    /// <summary>The identity of the open file, also when another file is at its path by now; null where the system does not support it.</summary>
    public virtual FileIdentity? Identity => null;

    /// <summary>Takes the lock if it is free and nobody waits for it. Returns false otherwise.</summary>
    public abstract bool TryAcquire();

    /// <summary>Waits for the lock on this thread. A wait without success can keep its place in the queue for the next call.</summary>
    /// <param name="longest">The longest time to wait.</param>
    /// <returns>False when the lock did not become free within that time.</returns>
    public abstract bool TryAcquire(TimeSpan longest);

    /// <summary>Releases the lock, or gives up the place in the queue. The file stays open.</summary>
    public abstract void Release();

    /// <summary>Releases the lock and closes the file.</summary>
    public abstract void Dispose();

    private static void Make(string path, Action<SafeFileHandle>? give)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (TryCreate(path, options) is not { } made)
            return;

        // If this fails, the file stays, because another process can have locked it already.
        using (made)
            give?.Invoke(made.SafeFileHandle);
    }

    private static FileStream? TryCreate(string path, FileStreamOptions options)
    {
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has created the file in the meantime.
            return null;
        }
    }
}

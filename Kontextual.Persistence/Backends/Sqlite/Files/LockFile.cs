using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>A file whose only use is to be locked by one holder at a time on this machine. The system frees it when the process dies.</summary>
internal abstract class LockFile : IDisposable
{
    /// <summary>Opens the file, making it when it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="give">Gives the file, when it was made, to those who are to use it; by default only its owner may.</param>
    public static LockFile Open(string path, Action<SafeFileHandle>? give = null)
    {
        // What the kernel's structure looks like is known for 64 bits only, and a lock of another kind would exclude nobody.
        if (OperatingSystem.IsLinux() && !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("On Linux a store can be written by 64-bit processes only. Open it read-only, or run as one.");
        if (!File.Exists(path))
            Make(path, give);
        return OperatingSystem.IsLinux() ? new LinuxLockFile(path) : new PolledLockFile(path);
    }

    /// <summary>The file that is locked, whatever lies at its path by now; null where the system cannot tell.</summary>
    public virtual FileIdentity? Identity => null;

    /// <summary>Takes the lock if it is free and nobody waits for it.</summary>
    public abstract bool TryAcquire();

    /// <summary>Waits for the lock on this thread. A wait that did not succeed keeps its place among those that wait.</summary>
    /// <param name="longest">How long to wait.</param>
    /// <returns>False when it was not free within that time.</returns>
    public abstract bool TryAcquire(TimeSpan longest);

    /// <summary>Frees the lock, or gives up the place among those that wait, and keeps the file ready for the next time.</summary>
    public abstract void Release();

    /// <summary>Frees the lock and closes the file.</summary>
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
        try
        {
            using var made = new FileStream(path, options);
            give?.Invoke(made.SafeFileHandle);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker, and its file is as good.
        }
    }
}

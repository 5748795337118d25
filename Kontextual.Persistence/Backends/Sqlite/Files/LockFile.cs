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

    /// <summary>Waits for the lock on a thread of its own, so that none of the pool is held. Disposing of the file meanwhile gives it up.</summary>
    public Task AcquireAsync()
    {
        var result = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Acquire(result)) { IsBackground = true, Name = "kontextual lock" }.UnsafeStart();
        return result.Task;
    }

    /// <summary>Frees the lock and keeps the file ready for the next time.</summary>
    public abstract void Release();

    /// <summary>Frees the lock and closes the file.</summary>
    public abstract void Dispose();

    /// <summary>Blocks this thread until the lock is held.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed of meanwhile.</exception>
    protected abstract void Acquire();

    private void Acquire(TaskCompletionSource result)
    {
        try
        {
            Acquire();
            result.SetResult();
        }
        catch (ObjectDisposedException)
        {
            result.SetCanceled();
        }
        catch (Exception e)
        {
            result.SetException(e);
        }
    }

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

using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>A lock that waits in the kernel, and in turn: whoever frees it and wants it again at once queues behind those that wait.</summary>
/// <remarks>
/// Two bytes of the file are locked, one after the other. The first is a turnstile that is held only while waiting for the second, so
/// at most one waits for the second and nobody overtakes it. The locks belong to the open file, not to the process (open file
/// description locks), so two stores opened in one process exclude each other as well.
/// </remarks>
internal sealed partial class LinuxLockFile : LockFile
{
    private const long Turnstile = 0;
    private const long Held = 1;

    private const short WriteLock = 1;
    private const short Unlock = 2;
    private const int SetLock = 37;
    private const int SetLockAndWait = 38;

    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int AccessDenied = 13;

    private readonly SafeFileHandle _handle;

    public LinuxLockFile(string path) =>
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public override FileIdentity? Identity => OpenFiles.Of(_handle);

    public override bool TryAcquire()
    {
        if (!Apply(SetLock, WriteLock, Turnstile))
            return false;
        try
        {
            return Apply(SetLock, WriteLock, Held);
        }
        finally
        {
            Apply(SetLock, Unlock, Turnstile);
        }
    }

    public override void Release() => Apply(SetLock, Unlock, Held);

    // A thread that still waits keeps the file open; when it gets the lock at last, the file closes and the lock is free again.
    public override void Dispose() => _handle.Dispose();

    protected override void Acquire()
    {
        Apply(SetLockAndWait, WriteLock, Turnstile);
        try
        {
            Apply(SetLockAndWait, WriteLock, Held);
        }
        finally
        {
            Apply(SetLock, Unlock, Turnstile);
        }
    }

    /// <returns>False when somebody else holds the place and nobody was to wait.</returns>
    /// <exception cref="IOException">The system refuses to lock.</exception>
    private bool Apply(int command, short type, long place)
    {
        var region = new Region { Type = type, Start = place, Length = 1 };
        while (Control(_handle, command, ref region) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is TryAgain or AccessDenied)
                return false;
            if (error != Interrupted)
                throw new IOException($"The lock file could not be locked: {new Win32Exception(error).Message}.", error);
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, ref Region region);

    /// <summary>The system's <c>struct flock</c>, on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Region
    {
        public short Type;
        public short From;
        public long Start;
        public long Length;
        public int Process;
    }
}

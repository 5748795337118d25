using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>
/// Locks ranges of bytes of an open file. They exclude the locks of every other opening of the file, also in this process. No call waits.
/// </summary>
internal sealed partial class LinuxByteLocks(string path) : IDisposable
{
    /// <summary>The length of a range without an end, which also covers bytes that are added later.</summary>
    public const long ToTheEnd = 0;

    private const short WriteLock = 1;
    private const short Unlocked = 2;
    private const int GetLock = 36;
    private const int SetLock = 37;

    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int AccessDenied = 13;

    private readonly SafeFileHandle _handle =
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The identity of the file.</summary>
    public FileIdentity? Identity => OpenFiles.Of(_handle);

    /// <summary>Locks a whole range, or nothing.</summary>
    /// <returns>False when somebody else has locked a part of the range.</returns>
    /// <exception cref="IOException">The system refuses the lock.</exception>
    public bool TryLock(long start, long length) => Apply(SetLock, new Region { Type = WriteLock, Start = start, Length = length }, out _);

    public void Unlock(long start, long length) => Apply(SetLock, new Region { Type = Unlocked, Start = start, Length = length }, out _);

    /// <summary>
    /// Returns the first position, at or after <paramref name="start"/>, behind all locks of others; null when a lock of others has no end.
    /// </summary>
    public long? EndFrom(long start)
    {
        while (Apply(GetLock, new Region { Type = WriteLock, Start = start, Length = ToTheEnd }, out var found) && found.Type != Unlocked)
        {
            if (found.Length == ToTheEnd)
                return null;
            start = found.Start + found.Length;
        }

        return start;
    }

    /// <summary>Sleeps for a pause that can be shorter than the minimum of <see cref="Thread.Sleep(TimeSpan)"/>.</summary>
    public static void Sleep(TimeSpan pause)
    {
        var time = new Duration { Seconds = (long)pause.TotalSeconds, Nanoseconds = (long)pause.TotalNanoseconds % 1_000_000_000 };
        _ = NanoSleep(ref time, 0);
    }

    public void Dispose() => _handle.Dispose();

    private bool Apply(int command, Region wanted, out Region found)
    {
        found = wanted;
        while (Control(_handle, command, ref found) != 0)
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

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(ref Duration time, nint remaining);

    /// <summary>The <c>struct flock</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Region
    {
        public short Type;
        public short From;
        public long Start;
        public long Length;
        public int Process;
    }

    /// <summary>The <c>struct timespec</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Duration
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>What the system knows of files that this process has open, without opening them again.</summary>
internal static partial class OpenFiles
{
    private const string Handles = "/proc/self/fd";

    // O_CLOEXEC, which is the same on every processor that .NET runs on.
    private const int ReadOnlyFolder = 0x80000;

    /// <summary>The file that a handle has open; null where the system cannot tell.</summary>
    public static FileIdentity? Of(SafeHandle handle) =>
        FileIdentity.IsSupported ? FileIdentity.Of(FormattableString.Invariant($"{Handles}/{handle.DangerousGetHandle()}")) : null;

    /// <summary>A present name of a file that this process has open; null when it has none, or none can be found.</summary>
    public static string? NameOf(FileIdentity file)
    {
        if (!Directory.Exists(Handles))
            return null;
        foreach (var handle in Directory.EnumerateFileSystemEntries(Handles))
        {
            // One that closes meanwhile is gone, and the name of a deleted file names nothing.
            if (FileIdentity.Of(handle) is { } open && open.IsSameFile(file) && new FileInfo(handle).LinkTarget is { } name
                && FileIdentity.Of(name) is { } named && named.IsSameFile(file))
                return name;
        }

        return null;
    }

    /// <summary>Gives a file another name in the same file system, without replacing what may lie there.</summary>
    /// <remarks>Not by <see cref="File.Move(string, string)"/>, which falls back to opening and copying.</remarks>
    /// <returns>False when the name is taken or cannot be had; the file then keeps its own.</returns>
    public static bool TryRename(string from, string to) => Link(from, to) == 0 && Unlink(from) == 0;

    /// <summary>Brings the names in a folder to disk, where the system can.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static void SynchroniseFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new SafeFileHandle(Open(path, ReadOnlyFolder), ownsHandle: true);
        if (folder.IsInvalid)
            throw new IOException($"The folder '{path}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        RandomAccess.FlushToDisk(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "unlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unlink(string path);
}

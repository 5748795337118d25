using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Operations on files that this process has open. They do not open the files again.</summary>
internal static partial class OpenFiles
{
    private const string Handles = "/proc/self/fd";

    // O_CLOEXEC, which is the same on every processor that .NET runs on.
    private const int ReadOnlyFolder = 0x80000;

    /// <summary>Returns the identity of the file of a handle; null where the system does not support it.</summary>
    public static FileIdentity? Of(SafeHandle handle) =>
        FileIdentity.IsSupported ? FileIdentity.Of(FormattableString.Invariant($"{Handles}/{handle.DangerousGetHandle()}")) : null;

    /// <summary>Returns a present name of a file that this process has open; null when it has no name, or when none is found.</summary>
    public static string? NameOf(FileIdentity file)
    {
        if (!Directory.Exists(Handles))
            return null;
        foreach (var handle in Directory.EnumerateFileSystemEntries(Handles))
        {
            // A handle can be closed in the meantime, and the name of a deleted file does not exist.
            if (FileIdentity.Of(handle) is { } open && open.IsSameFile(file) && new FileInfo(handle).LinkTarget is { } name
                && FileIdentity.Of(name) is { } named && named.IsSameFile(file))
                return name;
        }

        return null;
    }

    /// <summary>Renames a file within its file system, without replacing an existing file.</summary>
    /// <remarks><see cref="File.Move(string, string)"/> is not used, because it can fall back to opening and copying the file.</remarks>
    /// <returns>False when the new name is taken or cannot be created. The file then keeps its name.</returns>
    public static bool TryRename(string from, string to) => Link(from, to) == 0 && Unlink(from) == 0;

    /// <summary>Flushes the names in a folder to disk, where the system supports it.</summary>
    /// <exception cref="IOException">The folder cannot be opened, or the disk fails.</exception>
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

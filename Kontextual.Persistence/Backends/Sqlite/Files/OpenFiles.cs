using System.Runtime.InteropServices;

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
    public static bool TryRename(string from, string to)
    {
        if (Link(from, to) != 0)
            return false;
        Unlink(from);
        return true;
    }

    /// <summary>Brings the names in a folder to disk, where the system can.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static void SynchroniseFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var folder = Open(path, ReadOnlyFolder);
        if (folder < 0)
            throw new IOException($"The folder '{path}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        var failed = Synchronise(folder) != 0;
        var error = Marshal.GetLastPInvokeErrorMessage();
        Close(folder);
        if (failed)
            throw new IOException($"The folder '{path}' cannot be brought to disk: {error}.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "unlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unlink(string path);
}

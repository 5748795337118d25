using System.Runtime.InteropServices;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>What this user may do with a store's file and its folder, as the system says.</summary>
internal static partial class StoreAccess
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const int Enter = 1;
    private const int Write = 2;
    private const int Read = 4;

    /// <summary>True when this user may read the file.</summary>
    public static bool MayRead(string realPath) => OperatingSystem.IsWindows() || May(realPath, Read);

    /// <summary>Why the store may not be written, and what to do; null when it may.</summary>
    public static string? WhyNotWritable(string realPath)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(realPath).IsReadOnly ? ReadOnlyOnPurpose : null;

        // Asked of the mode and not of the system, which lets root write anything.
        if ((File.GetUnixFileMode(realPath) & AnyWrite) == 0)
            return ReadOnlyOnPurpose;
        if (!May(realPath, Write))
            return "this user may not write its file, or the file system is read-only. Give the user the permission, or open it read-only";
        var folder = Path.GetDirectoryName(realPath)!;
        return May(folder, Write | Enter)
            ? null
            : $"this user may not write its folder '{folder}', where the log and the lock of a store lie. Give the user the permission, or open it read-only";
    }

    private const string ReadOnlyOnPurpose = "nobody has the permission to. Change the file's mode, or open it read-only";

    private static bool May(string path, int what) => Ask(path, what) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(string path, int what);
}

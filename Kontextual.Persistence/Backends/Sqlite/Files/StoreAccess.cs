using System.Runtime.InteropServices;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Determines the permissions of the present user on a store's file and on its folder.</summary>
internal static partial class StoreAccess
{
    /// <summary>The permission of any user to write a file.</summary>
    public const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const int Enter = 1;
    private const int Write = 2;
    private const int Read = 4;

    /// <summary>Returns whether the user may read the file.</summary>
    public static bool MayRead(string realPath) => OperatingSystem.IsWindows() || May(realPath, Read);

    /// <summary>Returns why the store may not be written, and what to do; null when it may be written.</summary>
    public static string? WhyNotWritable(string realPath)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(realPath).IsReadOnly ? ReadOnlyOnPurpose : null;

        // The mode is checked first, because the system lets root write any file.
        if ((File.GetUnixFileMode(realPath) & AnyWrite) == 0)
            return ReadOnlyOnPurpose;
        if (!May(realPath, Write))
            return "this user may not write its file, or the file system is read-only. Give the user the permission, or open the store read-only";
        var folder = Path.GetDirectoryName(realPath)!;
        return May(folder, Write | Enter)
            ? null
            : $"this user may not write its folder '{folder}', which contains the log and the lock of the store. Give the user the permission, or open the store read-only";
    }

    private const string ReadOnlyOnPurpose = "no user has the permission to write its file. Change the mode of the file, or open the store read-only";

    private static bool May(string path, int what) => Ask(path, what) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(string path, int what);
}

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Whether a store's file may be written.</summary>
internal static class StoreAccess
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>False when the file was made read-only on purpose. Asked of the mode and not of the system, which lets root write anything.</summary>
    public static bool MayWrite(string realPath) =>
        OperatingSystem.IsWindows()
            ? !new FileInfo(realPath).IsReadOnly
            : (File.GetUnixFileMode(realPath) & AnyWrite) != 0;
}

using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Reads the operating system's error behind an error of SQLite from the connection that failed.</summary>
/// <remarks>
/// SQLite reports a failed read of the store or of its log as SQLITE_CORRUPT without an extended code, as if the file were damaged
/// (SQLITE_IOERR_CORRUPTFS, in the Unix VFS). The file objects of the connection keep the error number of their last failure.
/// </remarks>
internal static partial class SystemErrors
{
    /// <summary>The native library that SQLitePCL loads as well.</summary>
    public const string Library = "e_sqlite3";

    private const int LastErrorNumber = 4;
    private const int JournalPointer = 28;

    /// <summary>The offset of xFileControl in the table of a file's methods: after the version and nine other methods.</summary>
    private static readonly int FileControlSlot = IntPtr.Size * 10;

    private const int InputOutput = 5;
    private const int NoSuchDevice = 6;
    private const int OutOfRange = 34;
    private const int TooManyInSystem = 23;
    private const int TooManyInProcess = 24;

    /// <summary>One more than SQLite opens at a time. SQLite has closed its files again when it reports the error.</summary>
    private const int DescriptorsOfOpening = 4;

    private delegate int FileControl(nint file, int operation, ref int result);

    /// <summary>Returns whether a read of the connection's store or log failed in the operating system, independent of SQLite's error code.</summary>
    public static bool IsFailedRead(SqliteConnection? connection)
    {
        if (OperatingSystem.IsWindows() || connection is not { Handle: { } handle })
            return false;
        var ofStore = 0;
        var isFailed = (Ask(handle, "main", LastErrorNumber, ref ofStore) == raw.SQLITE_OK && IsOfReading(ofStore)) || IsOfReading(OfLog(handle));
        if (isFailed && connection is KeptSqliteConnection kept)
            kept.HasFailedRead = true;
        return isFailed;
    }

    /// <summary>Returns whether SQLite could not open a file because the process or the system has no file descriptors left.</summary>
    /// <param name="connection">The connection that failed; null when it is not open.</param>
    public static bool IsDescriptorShortage(SqliteConnection? connection) =>
        !OperatingSystem.IsWindows()
        && ((connection is { Handle: { } handle } && IsShortage(LastError(handle))) || !CanOpenMore());

    private static bool IsOfReading(int error) => error is InputOutput or NoSuchDevice or OutOfRange;

    private static bool IsShortage(int error) => error is TooManyInProcess or TooManyInSystem;

    private static int OfLog(sqlite3 handle)
    {
        nint file = 0;
        if (AskPointer(handle, "main", JournalPointer, ref file) != raw.SQLITE_OK || file == 0)
            return 0;

        // A file that is not open has no table of methods.
        var methods = Marshal.ReadIntPtr(file);
        if (methods == 0)
            return 0;
        var error = 0;
        var control = Marshal.GetDelegateForFunctionPointer<FileControl>(Marshal.ReadIntPtr(methods, FileControlSlot));
        return control(file, LastErrorNumber, ref error) == raw.SQLITE_OK ? error : 0;
    }

    // Opens /dev/null and not the store's files, because closing one of those would cancel SQLite's locks.
    private static bool CanOpenMore()
    {
        var opened = new List<IDisposable>(DescriptorsOfOpening);
        try
        {
            while (opened.Count < DescriptorsOfOpening)
                opened.Add(File.OpenHandle("/dev/null"));
            return true;
        }
        catch (IOException e) when (IsShortage(e.HResult))
        {
            return false;
        }
        finally
        {
            opened.ForEach(handle => handle.Dispose());
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(sqlite3 database, string schema, int operation, ref int result);

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AskPointer(sqlite3 database, string schema, int operation, ref nint result);

    [LibraryImport(Library, EntryPoint = "sqlite3_system_errno")]
    private static partial int LastError(sqlite3 database);
}

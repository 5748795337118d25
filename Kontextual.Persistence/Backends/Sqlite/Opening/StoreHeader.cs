using System.Runtime.InteropServices;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Reads the header of a file through SQLite, so that reading the header of an open store does no harm.</summary>
/// <remarks>
/// Closing a file cancels all locks that this process holds on it, including those of SQLite's other connections. SQLite closes the file
/// only after those locks are released; <c>System.IO</c> would close it immediately. The file is opened as immutable, which takes no lock
/// and creates no other file. The bytes are read directly from the file and not as a page, because a page may be in the middle of a change.
/// </remarks>
internal static partial class StoreHeader
{
    public const int Size = 100;

    private const int FilePointer = 7;
    private const int ShortRead = 522;

    /// <summary>Returns the header; an empty array when the file is shorter than a header.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or read.</exception>
    public static byte[] Read(string realPath)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = ReadingWay.ImmutableUri(realPath),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        using var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        SqliteException.ThrowExceptionForRC(Control(connection.Handle!, "main", FilePointer, out var file), connection.Handle);
        var header = new byte[Size];
        var code = ReaderOf(file)(file, header, Size, 0);
        if (code == ShortRead)
            return [];
        SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return header;
    }

    // The structure of an open file begins with a pointer to its methods. Their table begins with a version, xClose and xRead.
    private static ReadMethod ReaderOf(nint file) =>
        Marshal.GetDelegateForFunctionPointer<ReadMethod>(Marshal.ReadIntPtr(Marshal.ReadIntPtr(file), 2 * nint.Size));

    [LibraryImport(SystemErrors.Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int Control(sqlite3 database, string schema, int operation, out nint result);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ReadMethod(nint file, [Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] byte[] bytes, int count, long offset);
}

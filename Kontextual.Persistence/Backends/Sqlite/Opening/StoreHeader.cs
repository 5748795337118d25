using System.Runtime.InteropServices;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Reads the first bytes of a file by SQLite's own hand, so that a look into a store that is open cannot harm it.</summary>
/// <remarks>
/// Closing a file cancels all locks that this process holds on it, those of SQLite's other connections included. SQLite knows of them
/// and closes the file when they are gone; <c>System.IO</c> does not. The file is opened as one that nobody changes, which takes no
/// lock and makes no file beside it, and its bytes are read below the pages, which may be in the middle of a change.
/// </remarks>
internal static partial class StoreHeader
{
    public const int Size = 100;

    private const int FilePointer = 7;
    private const int ShortRead = 522;

    /// <summary>The header; empty when the file is shorter than one.</summary>
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

    // An open file begins with a pointer to its methods, and those with a version, xClose and xRead.
    private static ReadMethod ReaderOf(nint file) =>
        Marshal.GetDelegateForFunctionPointer<ReadMethod>(Marshal.ReadIntPtr(Marshal.ReadIntPtr(file), 2 * nint.Size));

    [LibraryImport(SystemErrors.Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int Control(sqlite3 database, string schema, int operation, out nint result);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ReadMethod(nint file, [Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] byte[] bytes, int count, long offset);
}

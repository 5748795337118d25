using System.Runtime.InteropServices;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Checkpoints the log into the store's file after commits, once the log is long enough. Logs a failure.</summary>
/// <remarks>
/// SQLite's automatic checkpoint does the same inside COMMIT, but discards its error. Only the writer's thread uses this class, with the
/// store's lock held. A failed checkpoint loses nothing, because the commits are in the log. The next commit tries again.
/// </remarks>
internal sealed partial class LogCheckpoints : IDisposable
{
    private const int PagesBefore = 1000;

    private readonly sqlite3 _database;
    private readonly string _location;
    private readonly StoreLog _log;
    private readonly WalHook _hook;
    private int _pages;
    private int _lastCode;

    public LogCheckpoints(string location, SqliteConnection connection, StoreLog log)
    {
        _database = connection.Handle!;
        _location = location;
        _log = log;

        // The delegate is stored in a field, because SQLite calls it as long as the connection is open.
        _hook = NotePages;
        SetHook(_database, Marshal.GetFunctionPointerForDelegate(_hook), 0);
    }

    private delegate int WalHook(nint context, nint database, nint schema, int pages);

    /// <summary>True when the log is long after the last commit.</summary>
    public bool IsDue => _pages >= PagesBefore;

    /// <summary>Checkpoints. It never waits: pages that a reader still needs stay in the log for the next checkpoint.</summary>
    public void Run()
    {
        var pages = _pages;
        var code = raw.sqlite3_wal_checkpoint_v2(_database, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
        _pages = 0;

        // Another program is checkpointing, which is not a failure.
        if (SqliteErrors.IsBusy(code))
            return;
        if (code != raw.SQLITE_OK && code != _lastCode)
            _log.CheckpointFailed(_location, code, pages);
        else if (code == raw.SQLITE_OK && _lastCode != raw.SQLITE_OK)
            _log.CheckpointsWorkAgain(_location);
        _lastCode = code;
    }

    public void Dispose() => SetHook(_database, 0, 0);

    private int NotePages(nint context, nint database, nint schema, int pages)
    {
        _pages = pages;
        return raw.SQLITE_OK;
    }

    [LibraryImport(SystemErrors.Library, EntryPoint = "sqlite3_wal_hook")]
    private static partial nint SetHook(sqlite3 database, nint hook, nint context);
}

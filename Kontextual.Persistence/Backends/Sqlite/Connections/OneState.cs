using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Lets several reads of a connection see one state. Inside a transaction, they do anyway.</summary>
internal sealed class OneState : IDisposable
{
    private readonly sqlite3? _database;

    private OneState(sqlite3? database) => _database = database;

    /// <summary>Begins a transaction, unless one is open. The first read determines the state.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public static OneState Begin(SqliteConnection connection)
    {
        var database = connection.Handle!;
        if (raw.sqlite3_get_autocommit(database) == 0)
            return new(null);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, "BEGIN"), database);
        return new(database);
    }

    // SQLite can have ended the transaction by itself after an error. One that only reads has nothing to lose.
    public void Dispose()
    {
        if (_database is not null && raw.sqlite3_get_autocommit(_database) == 0)
            _ = raw.sqlite3_exec(_database, "ROLLBACK");
    }
}

using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Begins and ends transactions and savepoints on the writing connection, by prepared statements.</summary>
/// <remarks>
/// The statements use SQLite's own interface. The provider would sleep for 150 ms at a time to wait for locks, and its state of the
/// transaction does not allow savepoints in plain SQL.
/// </remarks>
internal sealed class TransactionStatements : ITransactionControl, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;
    private readonly sqlite3_stmt _save;
    private readonly sqlite3_stmt _release;
    private readonly sqlite3_stmt _rollbackTo;

    public TransactionStatements(SqliteConnection connection)
    {
        _database = connection.Handle!;

        // IMMEDIATE, because a deferred transaction can fail at its first write when others have written since its first read.
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _save = Prepare("SAVEPOINT request");
        _release = Prepare("RELEASE request");
        _rollbackTo = Prepare("ROLLBACK TO request");
    }

    /// <summary>True while a transaction is open. SQLite can roll a transaction back by itself after an error.</summary>
    public bool IsOpen => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>Begins a transaction. Returns false immediately when another program holds SQLite's lock.</summary>
    /// <exception cref="SqliteException">SQLite reports another error.</exception>
    public bool TryBegin()
    {
        var code = Step(_begin);
        if (SqliteErrors.IsBusy(code))
            return false;
        Check(code);
        return true;
    }

    /// <summary>Commits the transaction.</summary>
    /// <exception cref="SqliteException">The transaction was not committed, or its outcome is unknown.</exception>
    public void Commit() => Check(Step(_commit));

    public void Rollback() => Check(Step(_rollback));

    /// <summary>Sets a savepoint, to which the writes of one request can be rolled back.</summary>
    public void Save() => Check(Step(_save));

    /// <summary>Removes the savepoint and keeps the writes since then.</summary>
    public void Release() => Check(Step(_release));

    /// <summary>Rolls back the writes since the savepoint, and removes the savepoint.</summary>
    public void TakeBack()
    {
        Check(Step(_rollbackTo));
        Release();
    }

    public void Dispose()
    {
        foreach (var statement in (sqlite3_stmt[])[_begin, _commit, _rollback, _save, _release, _rollbackTo])
            statement.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
        return statement;
    }

    private static int Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        return code;
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}

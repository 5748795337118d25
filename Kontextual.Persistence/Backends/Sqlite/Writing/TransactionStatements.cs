using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Begins and ends transactions and savepoints on the writing connection.</summary>
/// <remarks>
/// Through SQLite's own interface: the provider would wait for locks in sleeps of 150 ms, and keeps a picture of the transaction
/// that a savepoint in plain SQL does not fit into.
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

        // IMMEDIATE: a transaction that begins by reading could find at its first write that it read the past.
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _save = Prepare("SAVEPOINT request");
        _release = Prepare("RELEASE request");
        _rollbackTo = Prepare("ROLLBACK TO request");
    }

    /// <summary>False when no transaction is open, perhaps because SQLite itself rolled it back after an error.</summary>
    public bool IsOpen => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>Begins a transaction; false, at once, when another program holds the store's lock.</summary>
    /// <exception cref="SqliteException">SQLite refuses for another reason.</exception>
    public bool TryBegin()
    {
        var code = Step(_begin);
        if (SqliteErrors.IsBusy(code))
            return false;
        Check(code);
        return true;
    }

    /// <exception cref="SqliteException">The transaction was not committed, or it is unknown whether it was.</exception>
    public void Commit() => Check(Step(_commit));

    public void Rollback() => Check(Step(_rollback));

    /// <summary>Marks a place to which one request's work can be taken back.</summary>
    public void Save() => Check(Step(_save));

    /// <summary>Keeps what was done since the mark.</summary>
    public void Release() => Check(Step(_release));

    /// <summary>Takes back what was done since the mark, and removes the mark.</summary>
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

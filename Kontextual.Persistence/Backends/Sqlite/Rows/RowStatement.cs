using System.Buffers;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>A prepared statement for one row, with its values bound by position.</summary>
internal sealed class RowStatement : IDisposable
{
    // A lone surrogate must throw instead of silently becoming another text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Lets tests and tools observe these statements, because EF reports only its own.
    private static readonly DiagnosticListener Diagnostics = new("Kontextual.Persistence");

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public RowStatement(sqlite3 database, string sql)
    {
        _database = database;
        if (Diagnostics.IsEnabled("StatementPrepared"))
            Diagnostics.Write("StatementPrepared", (Path: raw.sqlite3_db_filename(database, "main").utf8_to_string(), Sql: sql));
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    /// <summary>Binds the parameter at a position, counted from 1, to a value in its stored form.</summary>
    public void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => BindText(place, text),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new InvalidOperationException($"A column cannot store a value of type {value.GetType()}."),
    });

    /// <summary>Runs the statement with the bound values.</summary>
    /// <returns>The number of rows that the statement wrote.</returns>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public int Run()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        Check(code);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs the statement and returns the whole number in the first column of its first row; null if it is NULL or there is no row.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    public long? Scalar()
    {
        var code = raw.sqlite3_step(_statement);
        long? value = code == raw.SQLITE_ROW && raw.sqlite3_column_type(_statement, 0) != raw.SQLITE_NULL ? raw.sqlite3_column_int64(_statement, 0) : null;
        raw.sqlite3_reset(_statement);
        Check(code == raw.SQLITE_ROW ? raw.SQLITE_OK : code);
        return value;
    }

    public void Dispose() => _statement.Dispose();

    private int BindText(int place, string text)
    {
        // SQLitePCL would bind an empty span as NULL.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_statement, place, string.Empty);
        var buffer = ArrayPool<byte>.Shared.Rent(Utf8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(_statement, place, buffer.AsSpan(0, Utf8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}

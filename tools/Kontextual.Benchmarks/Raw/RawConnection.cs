using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Opens a store as the library's writing connection does, and with the same settings.</summary>
internal static class RawConnection
{
    // What the header of a store says; see docs/schema.md.
    private const long ApplicationId = 0x4B4F4E54;

    // Of the library's writing connection. Another value there belongs here as well, or the comparison is not fair.
    private static readonly string[] Settings =
    [
        "busy_timeout = 30000",
        "foreign_keys = 1",
        "journal_mode = wal",
        "synchronous = 2",
        "wal_autocheckpoint = 1000",
        "journal_size_limit = 16777216",
    ];

    public static SqliteConnection Open(string path)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,

            // SQLite waits for locks itself, by busy_timeout; the provider would sleep 150 ms at a time.
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        foreach (var setting in Settings)
            Scalar(connection, $"PRAGMA {setting}");
        if (Scalar(connection, "PRAGMA application_id") is not ApplicationId || Scalar(connection, "PRAGMA synchronous") is not 2L)
            throw new InvalidOperationException("The file is no store, or SQLite did not take its settings.");
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Opens a store with the same settings as the writing connection of the library.</summary>
internal static class RawConnection
{
    // The settings of the writing connection of the library. They must be equal, otherwise the comparison is not fair.
    private static readonly string[] Settings =
    [
        "busy_timeout = 30000",
        "foreign_keys = 1",
        "journal_mode = wal",
        "synchronous = 2",
        "wal_autocheckpoint = 1000",
        "journal_size_limit = 16777216",
    ];

    public static SqliteConnection Open(string path, long applicationId)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,

            // SQLite waits for locks itself, with busy_timeout. The provider would sleep for 150 ms at a time.
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        foreach (var setting in Settings)
            Scalar(connection, $"PRAGMA {setting}");
        if (Scalar(connection, "PRAGMA application_id") is not long id || id != applicationId || Scalar(connection, "PRAGMA synchronous") is not 2L)
            throw new InvalidOperationException("The file is of another kind, or SQLite did not accept the settings.");
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Checks;

/// <summary>Checks that a connection with default settings commits durably, as the connections of Plain EF do.</summary>
internal static class DurabilityCheck
{
    private const long Full = 2;

    /// <exception cref="CheckFailedException">The connection does not commit durably, so the contestants have different guarantees.</exception>
    public static void Require(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadWrite;Pooling=False");
        connection.Open();
        if (Scalar(connection, "PRAGMA journal_mode") is not "wal" || Scalar(connection, "PRAGMA synchronous") is not Full)
            throw new CheckFailedException("A plain connection does not commit with a write-ahead log and synchronous=FULL.");
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

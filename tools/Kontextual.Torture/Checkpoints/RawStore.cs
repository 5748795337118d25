using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>A small database of plain SQLite. Its rows are only updated, so that it stays small and can be checked quickly.</summary>
internal static class RawStore
{
    public const int Rows = 3_000;

    public static void Make(string path)
    {
        using var connection = PlainConnection.OpenToWrite(path);
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("CREATE TABLE items (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, payload BLOB NOT NULL)");
        connection.Execute("CREATE INDEX items_key ON items (key)");
        connection.Execute(Phrase.Of(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO items SELECT i, abs(random()) % 100000, randomblob(600) FROM n"));
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Opens a connection that writes fast and does not checkpoint automatically.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = PlainConnection.OpenToWrite(path);
        connection.Execute("PRAGMA wal_autocheckpoint = 0");

        // Without a loss of power, synchronisation has no effect, but it would reduce the number of critical moments.
        connection.Execute("PRAGMA synchronous = OFF");
        return connection;
    }
}

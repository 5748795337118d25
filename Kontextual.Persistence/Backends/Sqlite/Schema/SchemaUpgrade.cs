using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Migrates a SQLite file to the schema of this library, completely or not at all.</summary>
/// <remarks>
/// All pending migrations, the views and the store's identity are written in one exclusive transaction, so that the file stays unchanged
/// if the process is killed at any moment. The caller must hold the store's lock.
/// </remarks>
internal static class SchemaUpgrade
{
    private const string CheckKeysAgain = "PRAGMA foreign_keys = ON";

    /// <summary>Runs the migrations.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="commands">Returns the commands of the pending migrations. It is called inside the transaction.</param>
    /// <param name="identity">The identity row for a store that has none yet.</param>
    public static void Run(SqliteConnection connection, Func<IEnumerable<MigrationCommand>> commands, StoreInfo identity)
    {
        // These settings have no effect inside a transaction. Table rebuilds need foreign keys to be off; they are checked before COMMIT.
        Execute(connection, $"PRAGMA page_size = {StoreFormat.PageSize}");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA foreign_keys = OFF");
        Execute(connection, "BEGIN EXCLUSIVE");
        try
        {
            // EF's own migrator can leave this table, and would wait forever for its row. The store's lock replaces it.
            Execute(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
            foreach (var (name, _) in SchemaViews.All)
                Execute(connection, $"DROP VIEW IF EXISTS {name}");
            foreach (var command in commands())
                Execute(connection, command.CommandText);
            Execute(connection, WordIndexTable.CreateIfMissing);
            foreach (var (name, query) in SchemaViews.All)
                Execute(connection, $"CREATE VIEW {name} AS\n{query}");
            Identify(connection, identity);

            // A store that already has artifacts gets an index only when it is rebuilt, because that can take long.
            Execute(connection, WordIndexTable.BeginStore);
            CheckForeignKeys(connection);
            Execute(connection, "COMMIT");
        }
        catch
        {
            // Closing the connection would also roll back, but the caller may continue to use the connection. The caller gets the first
            // error: a transaction that cannot be rolled back now is rolled back when the connection is closed.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
                _ = raw.sqlite3_exec(connection.Handle, "ROLLBACK");
            _ = raw.sqlite3_exec(connection.Handle, CheckKeysAgain);
            throw;
        }

        Execute(connection, CheckKeysAgain);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Identify(SqliteConnection connection, StoreInfo identity)
    {
        Execute(connection, $"PRAGMA application_id = {StoreFormat.ApplicationId}");
        Execute(connection, $"PRAGMA user_version = {StoreFormat.Version}");
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO stores (id, format_version, created_at) SELECT $id, $version, $time WHERE NOT EXISTS (SELECT 1 FROM stores)";
        command.Parameters.AddWithValue("$id", identity.Id.ToString());
        command.Parameters.AddWithValue("$version", identity.FormatVersion);
        command.Parameters.AddWithValue("$time", UtcTime.Format(identity.CreatedAt));
        command.ExecuteNonQuery();
        Execute(connection, $"UPDATE stores SET format_version = {StoreFormat.Version} WHERE format_version <> {StoreFormat.Version}");
    }

    private static void CheckForeignKeys(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_key_check";
        using var reader = command.ExecuteReader();
        if (reader.Read())
        {
            throw new StoreCorruptException(
                string.Create(CultureInfo.InvariantCulture, $"table {reader.GetString(0)}, row {reader.GetValue(1)}"),
                $"it refers to a missing row of {reader.GetString(2)}, so the schema was not changed");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Brings a SQLite file to the schema of this library, wholly or not at all.</summary>
/// <remarks>
/// All pending migrations, the views and the store's identity are one exclusive transaction, so that a kill at any moment
/// leaves the file as it was. The caller holds the store's lock.
/// </remarks>
internal static class SchemaUpgrade
{
    /// <param name="connection">An open connection with no transaction.</param>
    /// <param name="commands">The pending migrations' commands; asked for inside the transaction.</param>
    /// <param name="identity">The row to give a store that has none yet.</param>
    public static void Run(SqliteConnection connection, Func<IEnumerable<MigrationCommand>> commands, StoreInfo identity)
    {
        // Neither takes effect inside a transaction. Table rebuilds need the foreign keys off; they are checked before COMMIT.
        Execute(connection, $"PRAGMA page_size = {StoreFormat.PageSize}");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA foreign_keys = OFF");
        Execute(connection, "BEGIN EXCLUSIVE");
        try
        {
            // Left by EF's own migrator, which waits for its row for ever. The store's lock does what it was for.
            Execute(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
            foreach (var (name, _) in SchemaViews.All)
                Execute(connection, $"DROP VIEW IF EXISTS {name}");
            foreach (var command in commands())
                Execute(connection, command.CommandText);
            foreach (var (name, query) in SchemaViews.All)
                Execute(connection, $"CREATE VIEW {name} AS\n{query}");
            Identify(connection, identity);
            CheckForeignKeys(connection);
            Execute(connection, "COMMIT");
        }
        catch
        {
            // The file stays as it was; closing the connection would roll back too, but the caller may go on with it.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                Execute(connection, "ROLLBACK");
            throw;
        }
        finally
        {
            Execute(connection, "PRAGMA foreign_keys = ON");
        }

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
                $"it refers to a row of {reader.GetString(2)} that is not there, so the schema was left as it was");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

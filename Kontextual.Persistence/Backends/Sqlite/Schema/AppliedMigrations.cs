using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Reads the migrations that a store has.</summary>
/// <remarks>EF's own reader builds a model of its table first, which takes a fifth of the time of the first opening in a process.</remarks>
internal static class AppliedMigrations
{
    /// <summary>The name of the table. EF chooses it, and the migrator of a store does not change it.</summary>
    public const string Table = HistoryRepository.DefaultTableName;

    /// <summary>Returns the ids of the applied migrations, in order; null when the table does not exist.</summary>
    public static IReadOnlyList<string>? Read(SqliteConnection connection)
    {
        using var exists = new SqliteCommand($"SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{Table}')", connection);
        if ((long)exists.ExecuteScalar()! == 0)
            return null;
        using var command = new SqliteCommand(
            $"SELECT \"{nameof(HistoryRow.MigrationId)}\" FROM \"{Table}\" ORDER BY \"{nameof(HistoryRow.MigrationId)}\"", connection);
        using var reader = command.ExecuteReader();
        List<string> ids = [];
        while (reader.Read())
        {
            ids.Add(reader.GetValue(0) as string
                ?? throw new StoreCorruptException($"table {Table} of '{connection.DataSource}', column {nameof(HistoryRow.MigrationId)}", "a value is not a text"));
        }

        return ids;
    }
}

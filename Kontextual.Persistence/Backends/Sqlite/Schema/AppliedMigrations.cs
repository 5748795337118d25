using System.Text;
using System.Text.Unicode;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Reads the migrations that a store has.</summary>
/// <remarks>EF's own reader builds a model of its table first, which would slow down the first opening in a process.</remarks>
internal static class AppliedMigrations
{
    /// <summary>The name of the table. EF chooses it, and the migrator of a store does not change it.</summary>
    public const string Table = HistoryRepository.DefaultTableName;

    private const string Id = nameof(HistoryRow.MigrationId);

    /// <summary>Returns the ids of the applied migrations, in order; null when the table does not exist.</summary>
    /// <exception cref="StoreCorruptException">An id is not a text.</exception>
    public static IReadOnlyList<string>? Read(SqliteConnection connection)
    {
        using var exists = new SqliteCommand($"SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{Table}')", connection);
        if ((long)exists.ExecuteScalar()! == 0)
            return null;
        using var command = new SqliteCommand($"SELECT typeof({Id}), CAST({Id} AS BLOB) FROM \"{Table}\" ORDER BY {Id}", connection);
        using var reader = command.ExecuteReader();
        List<string> ids = [];
        while (reader.Read())
        {
            ids.Add(reader.GetString(0) == "text" && reader.GetValue(1) is byte[] utf8 && Utf8.IsValid(utf8)
                ? Encoding.UTF8.GetString(utf8)
                : throw new StoreCorruptException(
                    $"table {Table} of '{connection.DataSource}', column {Id}", $"row {ids.Count + 1} holds no valid text but a value of the type {reader.GetString(0)}"));
        }

        return ids;
    }
}

using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Runs SQLite's own check of the foreign keys, and names the rows that it finds.</summary>
internal sealed class ReferenceStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Database;

    public Task RunAsync(VerifyRun run)
    {
        foreach (var (table, row, parent, key) in Broken(run))
        {
            var entity = run.Db.Model.GetEntityTypes().FirstOrDefault(type => type.GetTableName() == table);
            run.Add(
                FindingKind.BrokenReference,
                new(table, entity is null || row is null ? null : KeyOf(run, entity, row.Value), ColumnOf(run, table, key)),
                $"it refers to a row of table {parent} that does not exist");
        }

        return Task.CompletedTask;
    }

    private static List<(string Table, long? Row, string Parent, long Key)> Broken(VerifyRun run)
    {
        using var command = run.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA foreign_key_check";
        using var reader = command.ExecuteReader();
        var all = new List<(string, long?, string, long)>();
        while (reader.Read())
        {
            run.Step();
            if (all.Count < run.Options.MaxFindings)
                all.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return all;
    }

    // Quoted, because the key itself can be damaged.
    private static string? KeyOf(VerifyRun run, IEntityType entity, long row)
    {
        var keys = entity.GetProperties().Where(RowKey.Has).Select(property => property.GetColumnName()).ToList();
        using var command = run.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(" || ', ' || ", keys.Select(key => $"'{key} ' || {Text(key)}"))} FROM \"{entity.GetTableName()}\" WHERE rowid = $row";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$row", row);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() as string;
    }

    private static string Text(string column) =>
        $"CASE typeof(\"{column}\") WHEN 'blob' THEN 'sha256:' || lower(hex(\"{column}\")) WHEN 'text' THEN trim(quote(\"{column}\"), '''') ELSE quote(\"{column}\") END";

    private static string? ColumnOf(VerifyRun run, string table, long key)
    {
        using var command = run.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT \"from\" FROM pragma_foreign_key_list($table) WHERE id = $key ORDER BY seq DESC LIMIT 1";
        foreach (var (name, value) in new (string, object)[] { ("$table", table), ("$key", key) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar() as string;
    }
}

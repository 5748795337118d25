using System.Globalization;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Schema;

/// <summary>A store's file as any other SQLite program meets it, with foreign keys on.</summary>
internal sealed class RawStore : IDisposable
{
    private readonly SqliteConnection connection;

    public RawStore(string path)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            ForeignKeys = true,
        };
        connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();

        // The library's own functions, so that plans of its statements can be asked for.
        connection.CreateFunction(KeptSqliteConnection.FirstVisit, static (string _, int _) => true);
        connection.CreateFunction(MetadataMatch.Function, static (string metadata, string filters) => MetadataMatch.Holds(metadata, filters), isDeterministic: true);
        connection.CreateFunction(MetadataSort.Function, static (string metadata, string order) => MetadataSort.Key(metadata, order), isDeterministic: true);
    }

    /// <summary>Every row of <c>sqlite_master</c>, in the order of the file.</summary>
    public IReadOnlyList<string> Schema =>
        Rows("SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, 'automatic') FROM sqlite_master ORDER BY rowid");

    /// <summary>The tables that the model makes, which is all except those of the word index.</summary>
    public IReadOnlyList<string> Tables => Rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' "
        + "AND name NOT LIKE 'artifact\\_words%' ESCAPE '\\' ORDER BY name");

    public IReadOnlyList<string> Columns(string table) => Rows($"SELECT name FROM pragma_table_info('{table}') ORDER BY cid");

    public int Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public string Scalar(string sql) => Rows(sql).Single();

    /// <summary>How many instructions SQLite's machine runs for a statement.</summary>
    public int Steps(string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var steps = 0;
        SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 1, Count, null);
        try
        {
            Rows(sql, parameters);
        }
        finally
        {
            SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }

        return steps;

        // Anything but 0 would end the statement.
        int Count(object _)
        {
            steps++;
            return 0;
        }
    }

    /// <summary>Rows with their columns joined by a bar.</summary>
    public IReadOnlyList<string> Rows(string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    /// <summary>What a statement does, undone afterwards.</summary>
    public SqliteException? Try(string sql)
    {
        Execute("BEGIN");
        try
        {
            Execute(sql).ShouldBeGreaterThan(0, "The statement touched no row, so it proves nothing.");
            return null;
        }
        catch (SqliteException e)
        {
            return e;
        }
        finally
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>An INSERT of the table's first row again, with some columns changed. A key that the database assigns is assigned anew.</summary>
    public string Copy(string table, params IEnumerable<(string Column, string Value)> changes)
    {
        var changed = changes.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
        var columns = Columns(table).Where(c => c != RowKey.InnerColumn).ToList();
        changed.Keys.ShouldBeSubsetOf(columns);
        var values = columns.Select(c => changed.GetValueOrDefault(c, $"\"{c}\""));
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM (SELECT * FROM {table} ORDER BY rowid LIMIT 1)";
    }

    public void Dispose() => connection.Dispose();
}

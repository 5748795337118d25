using System.Globalization;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Checks;

/// <summary>Compares two files of the same schema row by row: all tables and all columns except inner keys, including the types.</summary>
internal static class RowComparison
{
    /// <exception cref="CheckFailedException">The stores differ. The message names the table and the row.</exception>
    public static void RequireEqual(string expected, string actual, string who)
    {
        using var left = Open(expected);
        using var right = Open(actual);
        RequireEqual(left, right, "sqlite_master", "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", who);
        if (Column(left, WordIndexTable.Exists).Count > 0)
        {
            Execute(left, ShowWords);
            Execute(right, ShowWords);
            RequireEqual(left, right, WordIndexTable.Name, Words, who);
        }

        // FTS5 divides its rows into tables of its own as the transactions happened to come.
        foreach (var table in Column(left, $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '{WordIndexTable.Name}%' ORDER BY name"))
            RequireEqual(left, right, table, $"SELECT {Columns(left, table)} FROM \"{table}\" ORDER BY {Order(left, table)}", who);
    }

    private const string ShowWords = $"CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '{WordIndexTable.Name}', 'instance')";

    private const string Words =
        "SELECT t.term, a.id, t.doc % 2 FROM temp.words AS t JOIN artifacts AS a ON a.inner_key = t.doc / 2 ORDER BY t.term, a.id, t.doc % 2";

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    // An inner key is assigned in the order of insertion, which EF chooses.
    private static string Columns(SqliteConnection connection, string table) => string.Join(
        ", ", Column(connection, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}') WHERE name <> '{RowKey.InnerColumn}' ORDER BY cid"));

    // Ordered by the primary key, or by all columns when there is none.
    private static string Order(SqliteConnection connection, string table)
    {
        var key = Column(connection, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}') WHERE pk > 0 AND name <> '{RowKey.InnerColumn}' ORDER BY pk");
        return key.Count > 0 ? string.Join(", ", key) : Columns(connection, table);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
            values.Add(rows.GetString(0));
        return values;
    }

    private static void RequireEqual(SqliteConnection left, SqliteConnection right, string table, string sql, string who)
    {
        using var leftCommand = left.CreateCommand();
        using var rightCommand = right.CreateCommand();
        leftCommand.CommandText = rightCommand.CommandText = sql;
        using var leftRows = leftCommand.ExecuteReader();
        using var rightRows = rightCommand.ExecuteReader();
        for (var number = 1L; ; number++)
        {
            var (hasLeft, hasRight) = (leftRows.Read(), rightRows.Read());
            if (!hasLeft && !hasRight)
                return;
            if (hasLeft != hasRight)
                throw Differ(who, table, number, $"only the {(hasLeft ? "first" : "second")} store contains it: {Text(hasLeft ? leftRows : rightRows, 0)}");
            for (var column = 0; column < leftRows.FieldCount; column++)
                RequireEqual(leftRows, rightRows, column, table, number, who);
        }
    }

    private static void RequireEqual(SqliteDataReader left, SqliteDataReader right, int column, string table, long number, string who)
    {
        var (one, other) = (Text(left, column), Text(right, column));
        if (one != other)
            throw Differ(who, table, number, $"column {left.GetName(column)} is {one} in the first and {other} in the second; the first column is {Text(left, 0)}");
    }

    private static string Text(SqliteDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => "NULL",
        byte[] bytes => $"x'{Convert.ToHexString(bytes)}'",
        string text => $"'{text}'",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static CheckFailedException Differ(string who, string table, long number, string how) =>
        new($"{who}: the rows differ. Table {table}, row {number} in the order of its key: {how}.");
}

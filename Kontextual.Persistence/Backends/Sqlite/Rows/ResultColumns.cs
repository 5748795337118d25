using Kontextual.Persistence.Mapping;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Maps the result columns of a statement to columns of the model, as SQLite reports them. Created once for each statement.</summary>
internal sealed class ResultColumns
{
    private readonly StoredColumns _known;
    private readonly string[] _names;

    /// <summary>The column of the model for each result column; null for a computed value or a table that the model does not have.</summary>
    private readonly StoredColumn?[] _columns;

    /// <summary>How many result columns before each one have the same column of the model: two joins of one table give its columns twice.</summary>
    private readonly int[] _occurrences;
    private readonly int[] _purgeMarks;

    public ResultColumns(sqlite3_stmt statement, StoredColumns known)
    {
        _known = known;
        var count = raw.sqlite3_column_count(statement);
        _names = new string[count];
        _columns = new StoredColumn?[count];
        for (var i = 0; i < count; i++)
        {
            _names[i] = raw.sqlite3_column_name(statement, i).utf8_to_string();
            var table = raw.sqlite3_column_table_name(statement, i).utf8_to_string();
            known.TryFind(table, raw.sqlite3_column_origin_name(statement, i).utf8_to_string(), out _columns[i]);
        }

        _occurrences = [.. _columns.Select((column, i) => column is null ? 0 : _columns.Take(i).Count(other => other == column))];
        _purgeMarks = [.. _columns.Select((_, i) => MarkOf(i))];
    }

    public int Count => _columns.Length;

    public StoredColumn? this[int ordinal] => _columns[ordinal];

    /// <summary>Returns a description of the source of a computed value, as far as the statement shows it.</summary>
    public string SourceOf(int ordinal, string sql) => $"table {string.Join(" or ", _known.TablesIn(sql))}, computed value {_names[ordinal]}";

    /// <summary>True when two result columns are columns of the same row of a table.</summary>
    public bool AreOfOneRow(int ordinal, int other) =>
        _columns[ordinal]?.Table == _columns[other]?.Table && _occurrences[ordinal] == _occurrences[other];

    /// <summary>Returns the result column that marks the row of a column as purged; -1 when there is none.</summary>
    public int PurgeMarkOf(int ordinal) => _purgeMarks[ordinal];

    // Prefers the mark of the same row, or of the same table. Any other mark is equivalent, because a purge marks the rows of an artifact in all tables.
    private int MarkOf(int ordinal)
    {
        var marks = Enumerable.Range(0, _columns.Length).Where(i => _columns[i] is { IsPurgeMark: true }).ToList();
        return marks.Select(i => (int?)i).FirstOrDefault(i => AreOfOneRow(i!.Value, ordinal))
            ?? marks.Select(i => (int?)i).FirstOrDefault(i => _columns[i!.Value]!.Table == _columns[ordinal]?.Table)
            ?? (marks.Count > 0 ? marks[0] : -1);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>The prepared statements that write one table, created from EF's model.</summary>
internal sealed class TableStatements : IDisposable
{
    private readonly sqlite3 _database;
    private readonly string _table;
    private readonly TableColumn[] _columns;
    private readonly Dictionary<ulong, RowStatement> _updates = [];
    private RowStatement? _insert;
    private RowStatement? _tryInsert;
    private RowStatement? _delete;

    public TableStatements(sqlite3 database, IEntityType entity)
    {
        _database = database;
        _table = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Where(property => !property.IsShadowProperty()).Select(property => new TableColumn(property))];
        if (_columns.Length > 64)
            throw new InvalidOperationException($"The table {_table} has {_columns.Length} columns, but at most 64 are supported.");
    }

    public void Insert(object row)
    {
        _insert ??= new RowStatement(_database, InsertText());
        BindAll(_insert, row);
        _insert.Run();
    }

    /// <summary>Inserts a row unless a row with its key exists.</summary>
    /// <returns>False when a row with the key exists.</returns>
    public bool TryInsert(object row)
    {
        _tryInsert ??= new RowStatement(_database, $"{InsertText()} ON CONFLICT ({Names(_columns.Where(c => c.IsKey))}) DO NOTHING");
        BindAll(_tryInsert, row);
        return _tryInsert.Run() == 1;
    }

    /// <summary>Updates the columns that differ, in the row that has the old key and version.</summary>
    /// <exception cref="DbUpdateConcurrencyException">No row has the key and version.</exception>
    public void Update(object old, object row)
    {
        var values = new object?[_columns.Length];
        ulong changed = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            values[i] = _columns[i].ValueOf(row);
            if (!AreEqual(values[i], _columns[i].ValueOf(old)))
                changed |= 1ul << i;
        }

        if (changed == 0)
            return;
        if (!_updates.TryGetValue(changed, out var statement))
            _updates.Add(changed, statement = new RowStatement(_database, UpdateText(changed)));
        var place = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (IsIn(changed, i))
                statement.Bind(++place, values[i]);
        }

        RunOnExpected(statement, place, old);
    }

    /// <summary>Deletes the row that has the key and version.</summary>
    /// <exception cref="DbUpdateConcurrencyException">No row has the key and version.</exception>
    public void Delete(object old)
    {
        _delete ??= new RowStatement(_database, $"DELETE FROM {_table} WHERE {Expected()}");
        RunOnExpected(_delete, 0, old);
    }

    public void Dispose()
    {
        foreach (var statement in _updates.Values)
            statement.Dispose();
        _insert?.Dispose();
        _tryInsert?.Dispose();
        _delete?.Dispose();
    }

    private static bool AreEqual(object? value, object? old) =>
        value is byte[] bytes && old is byte[] oldBytes ? bytes.AsSpan().SequenceEqual(oldBytes) : Equals(value, old);

    private static bool IsIn(ulong set, int place) => (set & (1ul << place)) != 0;

    private static bool IsExpected(TableColumn column) => column.IsKey || column.IsVersion;

    private static string Names(IEnumerable<TableColumn> columns) => string.Join(", ", columns.Select(c => c.Name));

    private void BindAll(RowStatement statement, object row)
    {
        for (var i = 0; i < _columns.Length; i++)
            statement.Bind(i + 1, _columns[i].ValueOf(row));
    }

    private void RunOnExpected(RowStatement statement, int place, object old)
    {
        foreach (var column in _columns.Where(IsExpected))
            statement.Bind(++place, column.ValueOf(old));
        if (statement.Run() != 1)
            throw new DbUpdateConcurrencyException($"A row of {_table} is missing, or has another version than the one that was read.");
    }

    private string Expected() => string.Join(" AND ", _columns.Where(IsExpected).Select(c => $"{c.Name} = ?"));

    private string InsertText() =>
        $"INSERT INTO {_table} ({Names(_columns)}) VALUES ({string.Join(", ", _columns.Select(_ => "?"))})";

    private string UpdateText(ulong changed)
    {
        var sets = _columns.Where((_, i) => IsIn(changed, i)).Select(c => $"{c.Name} = ?");
        return $"UPDATE {_table} SET {string.Join(", ", sets)} WHERE {Expected()}";
    }
}

using System.Text;
using System.Text.Unicode;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Reads rows, and refuses values that are not in the form of their column.</summary>
/// <remarks>
/// SQLite stores any value in any column, and converts it when another kind is read: 'abc' reads as the number 0. The kind is therefore
/// checked first, and then the form. The check uses the UTF-8 bytes of SQLite, so that it allocates no objects.
/// </remarks>
internal sealed class CheckedReader(SqliteDataReader reader, ResultColumns columns) : ForwardedReader(reader)
{
    private readonly sqlite3_stmt _statement = reader.Handle!;

    /// <exception cref="StoredValueException">The value is null, although the column is not nullable.</exception>
    public override bool IsDBNull(int ordinal)
    {
        if (raw.sqlite3_column_type(_statement, ordinal) != raw.SQLITE_NULL)
            return false;
        return columns[ordinal] is { IsNullable: false } && HasRowOf(ordinal) ? throw Wrong(ordinal) : true;
    }

    /// <exception cref="StoredValueException">The value is not in the form of its column.</exception>
    public override string GetString(int ordinal)
    {
        if (raw.sqlite3_column_type(_statement, ordinal) != raw.SQLITE_TEXT)
            throw Wrong(ordinal);
        var utf8 = raw.sqlite3_column_blob(_statement, ordinal);
        if (!Utf8.IsValid(utf8) || (columns[ordinal] is { } column && !Holds(column, ordinal, utf8)))
            throw Wrong(ordinal);
        return Encoding.UTF8.GetString(utf8);
    }

    /// <exception cref="StoredValueException">The value is not in the form of its column.</exception>
    public override long GetInt64(int ordinal)
    {
        if (raw.sqlite3_column_type(_statement, ordinal) != raw.SQLITE_INTEGER)
            throw Wrong(ordinal);
        var number = raw.sqlite3_column_int64(_statement, ordinal);
        return columns[ordinal] is { } column && !column.Form.HoldsNumber(number) ? throw Wrong(ordinal) : number;
    }

    /// <exception cref="StoredValueException">The value is not in the form of its column.</exception>
    public override int GetInt32(int ordinal) =>
        GetInt64(ordinal) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : throw Wrong(ordinal);

    /// <exception cref="StoredValueException">The value is not in the form of its column.</exception>
    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    /// <exception cref="StoredValueException">The value is not in the form of its column.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) != typeof(byte[]))
            return base.GetFieldValue<T>(ordinal);
        if (raw.sqlite3_column_type(_statement, ordinal) != raw.SQLITE_BLOB)
            throw Wrong(ordinal);
        var bytes = raw.sqlite3_column_blob(_statement, ordinal);
        return columns[ordinal] is { } column && !column.Form.HoldsNumber(bytes.Length) ? throw Wrong(ordinal) : (T)(object)bytes.ToArray();
    }

    // A subquery without a row and the missing side of a left join also give null values, which are valid.
    private bool HasRowOf(int ordinal)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns.AreOfOneRow(i, ordinal) && raw.sqlite3_column_type(_statement, i) != raw.SQLITE_NULL)
                return true;
        }

        return false;
    }

    private bool Holds(StoredColumn column, int ordinal, ReadOnlySpan<byte> utf8)
    {
        if (column.Form.Kind != StoredKind.Text)
            return false;
        if (utf8.IsEmpty && column.Form.IsEmptyWhenPurged)
        {
            var mark = columns.PurgeMarkOf(ordinal);
            return mark < 0 || raw.sqlite3_column_int64(_statement, mark) == 1;
        }

        return column.Form.HoldsText(utf8);
    }

    private StoredValueException Wrong(int ordinal) => new StoredPlace(_statement, columns, ordinal).Error();
}

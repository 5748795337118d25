using System.Globalization;
using System.Text;
using Kontextual.Persistence.Mapping;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Describes the place and the content of a value in the present row of a statement, for an error.</summary>
internal sealed class StoredPlace(sqlite3_stmt statement, ResultColumns columns, int ordinal)
{
    private const int Shown = 60;

    public StoredValueException Error()
    {
        var column = columns[ordinal];
        var where = column is null
            ? columns.SourceOf(ordinal, raw.sqlite3_sql(statement).utf8_to_string())
            : $"table {column.Table}{Row(column)}, column {column.Name}";
        return new StoredValueException(column?.Form.Expected ?? "a value of another kind", where, Found(ordinal));
    }

    /// <summary>Describes the row by those parts of its key that the result has, or otherwise by keys of other tables.</summary>
    private string Row(StoredColumn column)
    {
        var own = Keys(key => key.Table == column.Table);
        return own.Length > 0 ? own : Keys(_ => true);
    }

    private string Keys(Predicate<StoredColumn> wanted)
    {
        var text = new StringBuilder();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is { IsKey: true } key && wanted(key))
                text.Append(CultureInfo.InvariantCulture, $", {key.Name} {key.Form.HexPrefix}{Value(i)}");
        }

        return text.ToString();
    }

    private string Found(int place) => raw.sqlite3_column_type(statement, place) switch
    {
        raw.SQLITE_NULL => "no value",
        raw.SQLITE_TEXT => string.Create(CultureInfo.InvariantCulture, $"the text '{Value(place)}' of {Bytes(place).Length} bytes"),
        raw.SQLITE_BLOB => string.Create(CultureInfo.InvariantCulture, $"{Bytes(place).Length} bytes"),
        _ => $"the number {Value(place)}",
    };

    // A damaged text can be long, and can contain characters that must not reach a terminal.
    private string Value(int place)
    {
        if (raw.sqlite3_column_type(statement, place) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT)
            return raw.sqlite3_column_text(statement, place).utf8_to_string();
        if (raw.sqlite3_column_type(statement, place) == raw.SQLITE_BLOB)
            return Convert.ToHexStringLower(Bytes(place)[..Math.Min(Bytes(place).Length, Shown)]);
        var text = Encoding.UTF8.GetString(Bytes(place)[..Math.Min(Bytes(place).Length, Shown)]);
        return string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)) + (Bytes(place).Length > Shown ? "…" : string.Empty);
    }

    private ReadOnlySpan<byte> Bytes(int place) => raw.sqlite3_column_blob(statement, place);
}

using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>A column, and the conversion of an entity's property to its value, both taken from EF's model.</summary>
internal sealed class TableColumn
{
    private readonly IClrPropertyGetter _getter;
    private readonly Func<object?, object?>? _convert;

    public TableColumn(IProperty property)
    {
        Name = property.GetColumnName();
        IsKey = RowKey.Has(property);
        IsVersion = property.IsConcurrencyToken;
        _getter = property.GetGetter();
        _convert = property.GetTypeMapping().Converter?.ConvertToProvider;
    }

    public string Name { get; }

    public bool IsKey { get; }

    /// <summary>True when an update or a deletion of the row requires the known value of this column.</summary>
    public bool IsVersion { get; }

    /// <summary>Returns the value of the property in its stored form: text, a whole number, bytes or null.</summary>
    public object? ValueOf(object row)
    {
        var value = _getter.GetClrValue(row);
        return value is null || _convert is null ? value : _convert(value);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>A column and how an entity's property gets into it, both as EF's model has them.</summary>
internal sealed class TableColumn
{
    private readonly IClrPropertyGetter _getter;
    private readonly Func<object?, object?>? _convert;

    public TableColumn(IProperty property)
    {
        Name = property.GetColumnName();
        IsKey = property.IsPrimaryKey();
        IsVersion = property.IsConcurrencyToken;
        _getter = property.GetGetter();
        _convert = property.GetTypeMapping().Converter?.ConvertToProvider;
    }

    public string Name { get; }

    public bool IsKey { get; }

    /// <summary>True when a change of the row must find the value it knows.</summary>
    public bool IsVersion { get; }

    /// <summary>The property's value as the column holds it: text, a whole number, bytes or null.</summary>
    public object? ValueOf(object row)
    {
        var value = _getter.GetClrValue(row);
        return value is null || _convert is null ? value : _convert(value);
    }
}

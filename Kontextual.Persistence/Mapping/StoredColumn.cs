using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Mapping;

/// <summary>A column of the model and the form of its values.</summary>
internal sealed class StoredColumn(IReadOnlyProperty property)
{
    public string Table { get; } = property.DeclaringType.ContainingEntityType.GetTableName()!;

    public string Name { get; } = property.GetColumnName();

    public StoredForm Form { get; } = StoredForms.Of(property);

    public bool IsNullable { get; } = property.IsNullable;

    /// <summary>True for a column of the key by which the library and people know the row.</summary>
    public bool IsKey { get; } = RowKey.Has(property);

    /// <summary>True for the column that marks a row as purged.</summary>
    public bool IsPurgeMark { get; } = property.Name == nameof(Artifact.IsPurged);
}

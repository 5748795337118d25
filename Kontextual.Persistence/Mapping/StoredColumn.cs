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

    public bool IsKey { get; } = property.IsPrimaryKey();

    /// <summary>True for the column that marks a row as purged.</summary>
    public bool IsPurgeMark { get; } = property.Name == nameof(Artifact.IsPurged);
}

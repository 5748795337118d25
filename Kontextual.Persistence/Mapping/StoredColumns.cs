using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Mapping;

/// <summary>All columns of a model, by table and name.</summary>
internal sealed class StoredColumns
{
    private static readonly ConditionalWeakTable<IModel, StoredColumns> Known = [];

    private readonly Dictionary<(string Table, string Name), StoredColumn> _columns;

    private StoredColumns(IModel model) => _columns = model.GetEntityTypes()
        .SelectMany(entity => entity.GetProperties())
        .Select(property => new StoredColumn(property))
        .ToDictionary(column => (column.Table, column.Name));

    /// <summary>Returns the columns of a model. They are determined once for each model.</summary>
    public static StoredColumns Of(IModel model) => Known.GetValue(model, static found => new StoredColumns(found));

    /// <summary>Returns the tables whose quoted names occur in a statement.</summary>
    public IEnumerable<string> TablesIn(string sql) => _columns.Keys.Select(key => key.Table)
        .Distinct()
        .Where(table => sql.Contains($"\"{table}\"", StringComparison.Ordinal));

    public bool TryFind(string? table, string? name, [NotNullWhen(true)] out StoredColumn? column)
    {
        column = null;
        return table is not null && name is not null && _columns.TryGetValue((table, name), out column);
    }
}

using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>What lineages of a model need and what does not change: their statements, and the stored columns of the values that the statements compute.</summary>
internal sealed class LineageColumns
{
    private static readonly ConditionalWeakTable<IModel, LineageColumns> Known = [];

    private readonly ConcurrentDictionary<LineageShape, string> _statements = [];
    private readonly IModel _model;

    private LineageColumns(IModel model)
    {
        _model = model;
        InputPath = ColumnOf<InputEntry>(entry => entry.Path);
        InputUri = ColumnOf<InputEntry>(entry => entry.Uri);
        InputDigest = ColumnOf<InputEntry>(entry => entry.Digest);
        OutputPath = ColumnOf<RunOutput>(output => output.Path);
        LinkType = ColumnOf<Relationship>(link => link.Type);
    }

    public StoredColumn InputPath { get; }

    public StoredColumn InputUri { get; }

    public StoredColumn InputDigest { get; }

    public StoredColumn OutputPath { get; }

    public StoredColumn LinkType { get; }

    /// <summary>Returns the columns of a model. They are determined once for each model.</summary>
    public static LineageColumns Of(IModel model) => Known.GetValue(model, static found => new LineageColumns(found));

    /// <summary>Returns the statement of a shape. It is written once.</summary>
    public string Statement(LineageShape shape) => _statements.GetOrAdd(shape, wanted => new LineageStatement(_model, wanted).Text());

    private StoredColumn ColumnOf<T>(Expression<Func<T, object?>> property)
    {
        var names = new TableNames<T>(_model);
        return StoredColumns.Of(_model).TryFind(names.Table, names[property], out var column)
            ? column
            : throw new InvalidOperationException($"The model has no column for {property}.");
    }
}

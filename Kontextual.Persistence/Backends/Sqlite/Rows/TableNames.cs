using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>The names that EF's model gives an entity's table and columns, for statements that EF cannot write.</summary>
internal sealed class TableNames<T>(IModel model)
{
    private readonly IEntityType _entity = model.FindEntityType(typeof(T))!;

    /// <summary>The name of the table.</summary>
    public string Table => _entity.GetTableName()!;

    /// <summary>The name of the column of a property.</summary>
    public string this[Expression<Func<T, object?>> property] => _entity.FindProperty(NameOf(property.Body))!.GetColumnName();

    private static string NameOf(Expression body) => body switch
    {
        UnaryExpression conversion => NameOf(conversion.Operand),
        MemberExpression member => member.Member.Name,
        _ => throw new ArgumentException($"'{body}' is not a property.", nameof(body)),
    };
}

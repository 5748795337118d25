using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Mapping;

/// <summary>The key by which the library finds the rows of a table, and errors name them.</summary>
/// <remarks>
/// In SQLite, a table can have an inner key: a number that the database assigns and that is in no entity. The primary key is then the inner
/// key, and the key of the entity is an alternate key.
/// </remarks>
internal static class RowKey
{
    /// <summary>The name of the property of an inner key.</summary>
    public const string Inner = "InnerKey";

    /// <summary>The name of the column of an inner key.</summary>
    public static string InnerColumn { get; } = SnakeCaseNames.Of(Inner);

    /// <summary>Returns whether a property is a part of the key of its entity.</summary>
    public static bool Has(IReadOnlyProperty property) => property.IsKey() && !IsInner(property);

    /// <summary>Returns whether a property is an inner key, whose values only the database knows.</summary>
    private static bool IsInner(IReadOnlyProperty property) => property.Name == Inner && property.IsShadowProperty();
}

using Kontextual.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Corruption;

/// <summary>One way to damage the value of a column.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Sql">The value, as an expression that may use the column's own name.</param>
/// <param name="IsTold">True when the form of the value tells that the library did not write it.</param>
public sealed record ColumnDamage(string Name, string Sql, bool IsTold)
{
    /// <summary>Every way for a column, from its type and its name alone.</summary>
    public static IReadOnlyList<ColumnDamage> Of(IReadOnlyProperty property, string column)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var none = new ColumnDamage("no value", "NULL", !property.IsNullable);
        if (type == typeof(byte[]))
            return [none, .. Bytes];
        if (type == typeof(int) || type == typeof(long) || type == typeof(bool))
            return [none, .. Numbers, new("too long", "9223372036854775807", type != typeof(long) || property.Name == nameof(Content.Size))];
        return
        [
            none,
            new("wrong type", "x'00ff'", true),
            new("another wrong type", "5", !IsFree(property) && !IsName(property) && type != typeof(KeptJson)),
            new("not UTF-8", "CAST(x'61ff' AS TEXT)", true),
            new("empty", "''", !IsFree(property)),
            new("too long", TooLong(property, column), property.Name != nameof(ChangeRecord.State)),
            new("wrong shape", WrongShape(property), true),
            .. AlmostRight(type, column).Select(sql => new ColumnDamage("almost right", sql, true)),
        ];
    }

    // Of the right outline, so that the CHECK of the column takes it.
    private static IEnumerable<string> AlmostRight(Type type, string column)
    {
        if (type == typeof(DateTimeOffset))
            return [$"substr({column}, 1, 5) || '13' || substr({column}, 8)", $"substr({column}, 1, 5) || '02-30' || substr({column}, 11)"];
        if (type == typeof(ContentDigest) || type == typeof(ChainHash))
            return [$"substr({column}, 2)", $"CAST({column} || x'00' AS BLOB)", $"lower(hex({column}))"];
        return type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>))
            ? [$"'g' || substr({column}, 2)", $"'A' || substr({column}, 2)", $"'-' || substr({column}, 2)"]
            : [];
    }

    private static IReadOnlyList<ColumnDamage> Numbers { get; } =
    [
        new("wrong type", "'abc'", true),
        new("another wrong type", "x'31'", true),
        new("a fraction", "1.5", true),
        new("empty", "''", true),
        new("wrong shape", "-1", true),
    ];

    private static IReadOnlyList<ColumnDamage> Bytes { get; } =
    [
        new("wrong type", "'text'", true),
        new("another wrong type", "5", true),
        new("empty", "x''", true),
        new("too long", "zeroblob(1048577)", true),
        new("wrong shape", "x'00'", false),
    ];

    /// <summary>True for text that may be anything: the contract says so in its table of damaged values.</summary>
    public static bool IsFree(IReadOnlyProperty property) => property.ClrType == typeof(string)
        && FreeColumns.Contains($"{property.DeclaringType.ContainingEntityType.GetTableName()}.{property.GetColumnName()}");

    /// <summary>The columns that the table of damaged values in the contract names, as <c>table.column</c>.</summary>
    public static IReadOnlyList<string> FreeColumns { get; } =
    [
        .. File.ReadLines(Path.Combine(Layout.SourceTree.Root, "docs", "contract.md"))
            .SkipWhile(line => line != "### Damaged values").TakeWhile(line => line != "## Tests of each rule")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries))
            .Select(name => name.Trim('`')),
    ];

    // A number is a name and a type as good as any, so that these columns are given what no name is.
    private static bool IsName(IReadOnlyProperty property) => property.ClrType == typeof(string) && property.Name is
        nameof(Artifact.Name) or nameof(Artifact.Type) or nameof(OperationRun.Operation) or nameof(ContextReference.Role) or nameof(InputEntry.Path);

    private static string TooLong(IReadOnlyProperty property, string column) => property switch
    {
        _ when property.Name == nameof(Content.Text) => "printf('%.1048577c', 'x')",
        _ when IsFree(property) => "printf('%.70000c', 'x')",
        _ when IsName(property) || property.Name == nameof(Artifact.MediaType) => "'a/' || printf('%.511c', 'x')",
        _ when property.ClrType == typeof(Metadata) || property.ClrType == typeof(Provenance) => "'{\"a\":\"' || printf('%.1048576c', 'x') || '\"}'",
        _ when property.ClrType == typeof(KeptJson) => "'\"' || printf('%.1048576c', 'x') || '\"'",
        _ when property.ClrType == typeof(IReadOnlyList<Diagnostic>) => "'[[]]'",
        _ when property.Name == nameof(ChangeRecord.State) => "'{\"a\":\"' || printf('%.70000c', 'x') || '\"}'",
        _ => $"{column} || '0'",
    };

    private static string WrongShape(IReadOnlyProperty property) =>
        IsFree(property) || IsName(property) ? "'a' || char(0) || 'b'" : "'wrong shape!'";
}

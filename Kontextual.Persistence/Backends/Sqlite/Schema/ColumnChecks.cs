using System.Security.Cryptography;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Creates one CHECK for each column from the type of its property. It refuses values of another type or shape.</summary>
/// <remarks>
/// SQLite stores any type in any column. The checks use <c>typeof()</c> instead of STRICT tables, which older tools cannot open. Every write
/// pays for the checks, so they look only at the type, the length and the outline. Whether an id consists of hex digits, or a day is in the
/// calendar, is checked when the value is read. The checks use only functions and operators that the parser of DB Browser for SQLite 3.12
/// accepts. If that parser fails, for example at <c>replace()</c>, the program shows the table without columns.
/// </remarks>
internal static class ColumnChecks
{
    /// <summary>The maximum length of a name, type or path in code points; see docs/contract.md.</summary>
    private const int MaxName = NameRules.MaxCodePoints;

    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                var column = property.GetColumnName();
                var rule = Rule(property, column);
                if (property.IsNullable)
                    rule = $"{column} IS NULL OR ({rule})";
                entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}", rule);
            }
        }
    }

    private static string Rule(IMutableProperty property, string column)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
            return $"{column} IN ({string.Join(", ", Enum.GetNames(type).Select(word => $"'{word}'"))})";
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>)))
            return Id(column);
        return type switch
        {
            _ when type == typeof(bool) => $"{column} IN (0, 1)",
            _ when type == typeof(int) || type == typeof(long) => $"typeof({column}) = 'integer' AND {column} >= {StoredForms.Lowest(property)}",
            _ when type == typeof(byte[]) => $"typeof({column}) = 'blob' AND length({column}) BETWEEN 1 AND 1048576",
            _ when type == typeof(DateTimeOffset) => Time(column),
            _ when type == typeof(ContentDigest) => Bytes(column, SHA256.HashSizeInBytes),
            _ when type == typeof(ChainHash) => Bytes(column, ChainHash.Length / 2),
            _ when type == typeof(Metadata) || type == typeof(Provenance) => Json(column, "object"),
            _ when type == typeof(KeptJson) => $"typeof({column}) = 'text' AND json_valid({column})",
            _ when type == typeof(IReadOnlyList<Diagnostic>) => Json(column, "array"),
            _ when type == typeof(string) => Text(property, column),
            _ => throw new InvalidOperationException($"No check is defined for {property.DeclaringType.DisplayName()}.{property.Name}."),
        };
    }

    // The length is counted in bytes, because length() and GLOB end at a NUL in a text and would ignore the rest.
    private static string Exactly(string column, int bytes) => $"typeof({column}) = 'text' AND length(CAST({column} AS BLOB)) = {bytes}";

    private static string Bytes(string column, int length) => $"typeof({column}) = 'blob' AND length({column}) = {length}";

    private static string Id(string column) => $"{Exactly(column, 36)} AND {column} GLOB '????????-????-????-????-????????????'";

    private static string Time(string column) => $"{Exactly(column, 27)} AND {column} GLOB '????-??-??T??:??:??.??????Z'";

    private static string Json(string column, string kind) =>
        $"typeof({column}) = 'text' AND json_valid({column}) AND json_type({column}) = '{kind}'";

    private static string Text(IMutableProperty property, string column)
    {
        var isName = property.Name is nameof(Artifact.Name) or nameof(Artifact.Type) or nameof(InputEntry.Path)
            or nameof(OperationRun.Operation) or nameof(ContextReference.Role);
        if (!isName)
        {
            return property.Name switch
            {
                nameof(ChangeRecord.State) => Json(column, "object"),
                nameof(ChangeRecord.Salt) => Bytes(column, ChangeChain.SaltSize),
                nameof(Content.Text) => $"typeof({column}) = 'text' AND length(CAST({column} AS BLOB)) = size",
                _ => $"typeof({column}) = 'text'",
            };
        }

        var mayBePurged = property.DeclaringType.FindProperty(nameof(Artifact.IsPurged)) is { } purged
            ? $" OR {purged.GetColumnName()} = 1"
            : string.Empty;
        return $"typeof({column}) = 'text' AND length({column}) <= {MaxName} AND instr({column}, char(0)) = 0 AND ({column} <> ''{mayBePurged})";
    }
}

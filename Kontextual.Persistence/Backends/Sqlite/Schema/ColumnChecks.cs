using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>One CHECK a column, made from the property's type, so that the schema refuses what the domain could not read back.</summary>
/// <remarks>SQLite takes any type into any column, and STRICT tables cannot be opened by older browsers; hence <c>typeof()</c>.</remarks>
internal static class ColumnChecks
{
    /// <summary>The longest name, type or path in code points; see docs/contract.md.</summary>
    private const int MaxName = 512;

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
            return $"typeof({column}) = 'text' AND length({column}) = 36 AND {column} = lower({column})";
        return type switch
        {
            _ when type == typeof(bool) => $"{column} IN (0, 1)",
            _ when type == typeof(int) || type == typeof(long) => $"typeof({column}) = 'integer' AND {column} >= {Lowest(property)}",
            _ when type == typeof(byte[]) => $"typeof({column}) = 'blob' AND length({column}) BETWEEN 1 AND 1048576",
            _ when type == typeof(DateTimeOffset) =>
                $"typeof({column}) = 'text' AND {column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'",
            _ when type == typeof(ContentDigest) =>
                $"typeof({column}) = 'text' AND length({column}) = 71 AND {column} GLOB 'sha256:*' AND substr({column}, 8) NOT GLOB '*[^0-9a-f]*'",
            _ when type == typeof(ChainHash) =>
                $"typeof({column}) = 'text' AND length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'",
            _ when type == typeof(Metadata) || type == typeof(Provenance) || type == typeof(IReadOnlyList<Diagnostic>) =>
                $"typeof({column}) = 'text' AND json_valid({column})",
            _ when type == typeof(string) => Text(property, column),
            _ => throw new InvalidOperationException($"No check is known for {property.DeclaringType.DisplayName()}.{property.Name}."),
        };
    }

    private static string Text(IMutableProperty property, string column)
    {
        var isName = property.Name is nameof(Artifact.Name) or nameof(Artifact.Type) or nameof(InputEntry.Path)
            or nameof(OperationRun.Operation) or nameof(ContextReference.Role);
        if (!isName)
            return $"typeof({column}) = 'text'";
        var mayBePurged = property.DeclaringType.FindProperty(nameof(Artifact.IsPurged)) is { } purged
            ? $" OR {purged.GetColumnName()} = 1"
            : string.Empty;
        return $"typeof({column}) = 'text' AND length({column}) <= {MaxName} AND ({column} <> ''{mayBePurged})";
    }

    private static int Lowest(IMutableProperty property) =>
        property.Name is nameof(Artifact.Size) || (property.Name == nameof(ContentChunk.Ordinal) && property.DeclaringType.ClrType == typeof(ContentChunk))
            ? 0
            : 1;
}

using Kontextual.Domain;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Verification;

/// <summary>Values that a column could hold as well, as SQL expressions of its present value.</summary>
internal static class OtherValues
{
    /// <summary>Returns values in the form of the column that differ from the present one.</summary>
    public static IEnumerable<string> Of(IReadOnlyProperty property, string column)
    {
        if (property.IsNullable)
            yield return "NULL";
        yield return InForm(property, column);
    }

    /// <summary>Returns a value for a row that has none.</summary>
    public static string? InsteadOfNull(IReadOnlyProperty property) => property switch
    {
        { IsNullable: false } => null,
        _ when TypeOf(property) == typeof(DateTimeOffset) => "'2026-11-22T10:44:27.123456Z'",
        _ when TypeOf(property) == typeof(int) || TypeOf(property) == typeof(long) => "1",
        _ when TypeOf(property) == typeof(KeptJson) => "'1'",
        _ when TypeOf(property) == typeof(ContentDigest) => "zeroblob(32)",
        { Name: nameof(ChangeRecord.Salt) } => "zeroblob(16)",
        { Name: nameof(ChangeRecord.State) } => "'{}'",
        _ when TypeOf(property) == typeof(string) => "'x'",
        _ when IsId(property) => "'01890000-0000-7000-8000-00000000abcd'",
        _ => throw new InvalidOperationException($"There is no value for {property.Name}."),
    };

    private static string InForm(IReadOnlyProperty property, string column) => TypeOf(property) switch
    {
        { IsEnum: true } type => Word(type, column),
        var type when type == typeof(bool) => $"1 - {column}",
        var type when type == typeof(int) || type == typeof(long) => $"{column} + 1",
        var type when type == typeof(DateTimeOffset) => $"substr({column}, 1, 20) || CASE substr({column}, 21, 1) WHEN '7' THEN '8' ELSE '7' END || substr({column}, 22)",
        var type when type == typeof(ContentDigest) || type == typeof(ChainHash) || type == typeof(byte[]) => OtherBytes(column),
        var type when type == typeof(Domain.Metadata) => "'{\"zz\":1}'",
        var type when type == typeof(Domain.Provenance) => "'{\"actor\":\"zz\"}'",
        var type when type == typeof(KeptJson) => "'\"zz\"'",
        var type when type == typeof(IReadOnlyList<Diagnostic>) => $"CASE {column} WHEN '[]' THEN '[{{\"code\":\"\",\"message\":\"\",\"severity\":\"Error\",\"step\":null,\"time\":\"2026-11-22T10:44:27.123456Z\"}}]' ELSE '[]' END",
        _ when IsId(property) => $"substr({column}, 1, 35) || CASE substr({column}, 36) WHEN 'a' THEN 'b' ELSE 'a' END",
        _ => OtherText(property, column),
    };

    private static string OtherText(IReadOnlyProperty property, string column) => property.Name switch
    {
        nameof(ChangeRecord.Salt) => OtherBytes(column),
        nameof(ChangeRecord.State) => $"substr({column}, 1, length({column}) - 1) || ',\"zz\":1}}'",
        nameof(Artifact.MediaType) => "'text/x-zz'",
        nameof(Content.Text) => $"substr({column}, 1, length({column}) - 1) || '!'",
        _ => $"{column} || 'x'",
    };

    private static string OtherBytes(string column) =>
        $"CAST(substr({column}, 1, length({column}) - 1) || CASE hex(substr({column}, -1)) WHEN '5A' THEN x'5b' ELSE x'5a' END AS BLOB)";

    private static string Word(Type type, string column)
    {
        var words = Enum.GetNames(type);
        return $"CASE {column} WHEN '{words[0]}' THEN '{words[1]}' ELSE '{words[0]}' END";
    }

    private static Type TypeOf(IReadOnlyProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static bool IsId(IReadOnlyProperty property) =>
        TypeOf(property).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));
}

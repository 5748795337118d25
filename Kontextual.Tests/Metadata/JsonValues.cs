using System.Text.Json;
using Kontextual.Tests.Paging;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests;

/// <summary>JSON values in their order, which is written here anew.</summary>
internal static class JsonValues
{
    /// <summary>Values of all kinds, as JSON.</summary>
    public static IReadOnlyList<string> Samples { get; } =
    [
        "null", "false", "true", "-1e400", "-12345678901234567890.5", "-12345678901234567890", "-55", "-5", "-0.5", "-0.05", "-1e-400", "0", "-0", "0.0",
        "1e-400", "1e-7", "0.0000012", "0.05", "0.5", "1", "1.0", "10e-1", "5", "9", "9.5", "10", "55", "100", "9007199254740992", "9007199254740993", "1e21",
        "123456789012345678901234567890", "1e99", "1e100", "1e400", "1e12345", "\"\"", "\"\\u0001\"", "\"0\"", "\"10\"", "\"9\"", "\"A\"", "\"a\"", "\"a b\"", "\"aa\"",
        "\"\u00e9\"", "\"e\u0301\"", "\"\uffee\"", "\"\U00010000\"", "\"null\"",
    ];

    /// <summary>Values that are no scalars, so that they have no place in an order.</summary>
    public static IReadOnlyList<string> WithoutPlace { get; } = ["{}", "[]", "[1]", """{"a":1}"""];

    /// <summary>Compares two scalars.</summary>
    public static int Compare(string one, string other)
    {
        var (left, right) = (JsonDocument.Parse(one).RootElement, JsonDocument.Parse(other).RootElement);
        if (Rank(left) != Rank(right))
            return Rank(left).CompareTo(Rank(right));
        return left.ValueKind switch
        {
            JsonValueKind.Number => MetaCondition.Compare(one, other),
            JsonValueKind.String => CodePointOrder.Instance.Compare(left.GetString(), right.GetString()),
            _ => 0,
        };
    }

    private static int Rank(JsonElement value) => Array.IndexOf(
        [JsonValueKind.Null, JsonValueKind.False, JsonValueKind.True, JsonValueKind.Number, JsonValueKind.String], value.ValueKind);
}

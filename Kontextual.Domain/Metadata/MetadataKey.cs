using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>
/// Texts for JSON scalars whose order by code point is the order of the scalars: null, false, true, numbers by their value, strings by code point.
/// </summary>
/// <remarks>Equal scalars have equal texts. Long ones are cut, so different scalars can have equal texts.</remarks>
internal static class MetadataKey
{
    /// <summary>The number of code points of a string, and of characters of a number, that are compared.</summary>
    public const int MaxLength = 200;

    private const string Lowest = "0";
    private const string Null = "1";
    private const string False = "2";
    private const string True = "3";
    private const string Number = "4";
    private const string String = "5";
    private const string Highest = "9";

    /// <summary>The text for an empty object or array, which has no place in an order.</summary>
    public const string Empty = "6";

    /// <summary>A text below those of all numbers.</summary>
    public const string LowestNumber = Number;

    /// <summary>A text above those of all numbers.</summary>
    public const string HighestNumber = String;

    /// <summary>The text for a missing value, which comes last in a direction.</summary>
    public static string Absent(SortDirection direction) => direction == SortDirection.Ascending ? Highest : Lowest;

    /// <summary>Returns the text of a scalar in canonical JSON.</summary>
    public static string Of(string json) => Of(JsonElement.Parse(json))!;

    /// <summary>Returns the text of a value; null for an object or an array.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.False => False,
        JsonValueKind.True => True,
        JsonValueKind.Number => Number + Cut(ExactNumber.SortableText(MetadataValue.Of(value)!.Value.Json)),
        JsonValueKind.String => String + Cut(value.GetString()!),
        _ => null,
    };

    // SQLite ends a text of a function at U+0000, so the character after it stands for it.
    private static string Cut(string text)
    {
        var end = 0;
        for (var count = 0; end < text.Length && count < MaxLength; count++)
            end += char.IsHighSurrogate(text[end]) ? 2 : 1;
        return text[..end].Replace('\0', '\u0001');
    }
}

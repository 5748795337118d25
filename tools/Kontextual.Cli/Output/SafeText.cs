using System.Globalization;
using System.Text;

namespace Kontextual.Cli;

/// <summary>Makes text from a store safe for a terminal. Control characters are printed as escapes.</summary>
internal static class SafeText
{
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(text[i]).Append(text[++i]);
            else if (IsUnsafe(text[i]))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            else
                safe.Append(text[i]);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char unit) =>
        char.IsControl(unit) || char.IsSurrogate(unit)
        || unit is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

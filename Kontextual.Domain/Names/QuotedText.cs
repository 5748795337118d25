using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>Quotes a refused text for a message. Only the beginning is shown, and invisible characters are escaped.</summary>
internal static class QuotedText
{
    private const int Shown = 80;

    public static string Of(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text.AsSpan(0, Math.Min(text.Length, Shown)))
        {
            if (char.IsControl(unit) || char.IsSurrogate(unit) || unit is '"' or '\\' || IsInvisible(unit))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else
                quoted.Append(unit);
        }

        return quoted.Append(text.Length > Shown ? "…\"" : "\"").ToString();
    }

    private static bool IsInvisible(char unit) => CharUnicodeInfo.GetUnicodeCategory(unit) is
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}

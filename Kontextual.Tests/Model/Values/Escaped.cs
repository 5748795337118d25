using System.Globalization;
using System.Text;

namespace Kontextual.Tests.Model;

/// <summary>Texts in plain ASCII.</summary>
internal static class Escaped
{
    public static string Of(string text, char quote) => $"{quote}{(text.Length > 40 ? $"{Of(text[..8])}...{text.Length}" : Of(text))}{quote}";

    /// <summary>The text, whole, with <c>\u....</c> for what is not ASCII.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder();
        foreach (var unit in text)
        {
            if (unit is >= ' ' and <= '~')
                result.Append(unit);
            else
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return result.ToString();
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// The rules for texts that people read (descriptions, reasons and messages): any characters except U+0000 and lone surrogates. Texts are
/// kept exactly.
/// </summary>
public static class FreeText
{
    internal const int MaxCodePoints = 65_536;

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text, or null when there is none. It may be empty.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <param name="maxCodePoints">The maximum number of code points. 65,536 by default.</param>
    /// <returns><paramref name="text"/> without changes, or null when it is null.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="text"/> contains a lone surrogate, contains U+0000 (SQLite would truncate the text there, and PostgreSQL refuses
    /// it), or is too long. The rules are checked in this order.
    /// </exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Validate(string? text, string paramName, int maxCodePoints = MaxCodePoints)
    {
        if (text is null)
            return null;
        LoneSurrogate.Refuse(text, paramName);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            throw new ArgumentException($"A text must not contain U+0000: found at index {at}.", paramName);
        if (CodePoints.Count(text) is var count && count > maxCodePoints)
            throw new ArgumentException(TooLong(count, maxCodePoints), paramName);
        return text;
    }

    private static string TooLong(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"The text has {count} code points, and the maximum is {most}; store a longer text as content.");
}

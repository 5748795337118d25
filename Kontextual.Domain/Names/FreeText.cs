using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kontextual.Domain;

/// <summary>What text for people may be (descriptions, reasons, messages): anything but U+0000 and lone surrogates, kept exactly.</summary>
public static class FreeText
{
    internal const int MaxCodePoints = 65_536;

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text, or null for none; may be empty.</param>
    /// <param name="paramName">The caller's parameter that holds the text, for the exception.</param>
    /// <param name="maxCodePoints">The most code points allowed, 65,536 by default.</param>
    /// <returns><paramref name="text"/> unchanged, null for null.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> holds a lone surrogate or U+0000 (which SQLite cuts and PostgreSQL
    /// refuses), or is too long; checked in this order.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Validate(string? text, string paramName, int maxCodePoints = MaxCodePoints)
    {
        if (text is null)
            return null;
        LoneSurrogate.Refuse(text, paramName);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            throw new ArgumentException($"Text holds no U+0000: found at index {at}.", paramName);
        if (CodePoints.Count(text) is var count && count > maxCodePoints)
            throw new ArgumentException(TooLong(count, maxCodePoints), paramName);
        return text;
    }

    private static string TooLong(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"This text has at most {most} code points, not {count}; store longer ones as content.");
}

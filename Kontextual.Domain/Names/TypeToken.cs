using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>What the type of an artifact or a relationship may be: a name by <see cref="NameRules"/> without white space, in lower case.</summary>
/// <remarks>The vocabulary is open. Upper- and title-case letters are refused, not changed: a type reads back as it was written.</remarks>
public static class TypeToken
{
    /// <summary>Checks a type and brings it into NFC.</summary>
    /// <param name="type">The type as given.</param>
    /// <param name="paramName">The caller's parameter that holds the type, for the exception.</param>
    /// <returns>The type in NFC, which passes unchanged the next time.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is no name, or holds white space or a character that is upper- or
    /// title-case or has a lower-case form; the message gives the code point and its index in UTF-16 units after normalising.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static string Normalize(string type, string paramName) => Normalize(type, paramName, "The type");

    /// <param name="type">The type as given.</param>
    /// <param name="paramName">The caller's parameter that holds the type, for the exception.</param>
    /// <param name="what">What the type is, for the exception, such as "The type of the ArtifactDraft".</param>
    /// <inheritdoc cref="Normalize(string, string)"/>
    internal static string Normalize(string type, string paramName, string what)
    {
        string token = NameRules.Normalize(type, paramName, what);
        int index = 0;
        foreach (var rune in token.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                throw Refused($"A type holds no white space: found U+{rune.Value:X4} at index {index}; use a hyphen.");
            if (!IsLowerOrCaseless(rune))
                throw Refused($"A type is in lower case: found U+{rune.Value:X4} at index {index}.");
            index += rune.Utf16SequenceLength;
        }

        return token;

        ArgumentException Refused(string problem) => new($"{what} cannot be {QuotedText.Of(type)}. {problem}", paramName);
    }

    // Categories alone miss U+2167 and U+24B6, which are letters only by their case mapping.
    private static bool IsLowerOrCaseless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter)
        && Rune.ToLowerInvariant(rune) == rune;
}

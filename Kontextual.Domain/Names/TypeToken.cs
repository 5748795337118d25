using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// The rules for the types of artifacts and relationships. A type is a name according to <see cref="NameRules"/>, in lower case and without
/// white space.
/// </summary>
/// <remarks>
/// The set of types is open. Upper-case and title-case letters are refused and not converted, so that a type is read exactly as it was
/// written.
/// </remarks>
public static class TypeToken
{
    /// <summary>Checks a type and normalises it to NFC.</summary>
    /// <param name="type">The type.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <returns>The type in NFC. It passes this check without changes.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="type"/> is not a name, or contains white space, an upper-case or title-case character, or a character that has a
    /// lower-case form. The message contains the code point and its index in UTF-16 code units after normalisation.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static string Normalize(string type, string paramName) => Normalize(type, paramName, "The type");

    /// <param name="type">The type.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <param name="what">What the type belongs to, for the exception, such as "The type of the ArtifactDraft".</param>
    /// <inheritdoc cref="Normalize(string, string)"/>
    internal static string Normalize(string type, string paramName, string what)
    {
        var token = NameRules.Normalize(type, paramName, what);
        var index = 0;
        foreach (var rune in token.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                throw Refused($"A type must not contain white space: found U+{rune.Value:X4} at index {index}; use a hyphen.");
            if (!IsLowerOrCaseless(rune))
                throw Refused($"A type must be in lower case: found U+{rune.Value:X4} at index {index}.");
            index += rune.Utf16SequenceLength;
        }

        return token;

        ArgumentException Refused(string problem) => new($"{what} cannot be {QuotedText.Of(type)}. {problem}", paramName);
    }

    // The categories do not cover U+2167 and U+24B6. These are not letters, but they have a case mapping.
    private static bool IsLowerOrCaseless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter)
        && Rune.ToLowerInvariant(rune) == rune;
}

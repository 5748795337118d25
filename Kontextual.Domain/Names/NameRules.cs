using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// The rules for the names of collections, artifacts, operations, contexts and roles. A name has 1 to 512 code points after normalisation to
/// NFC and is compared by code point, so case matters. It must not contain lone surrogates, control characters (Cc), U+2028, U+2029,
/// bidirectional controls (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) or noncharacters (U+FDD0 to U+FDEF, U+xxFFFE, U+xxFFFF),
/// and it must not begin or end with white space.
/// </summary>
public static class NameRules
{
    internal const int MaxCodePoints = 512;

    // NFC shortens a text to no less than a quarter, because no character decomposes into more than four. A longer text need not be normalised.
    private const int MaxUnnormalized = 4 * MaxCodePoints;

    /// <summary>Checks a name and normalises it to NFC.</summary>
    /// <param name="name">The name.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <returns>The name in NFC. It passes this check without changes.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> breaks a rule. The message contains the rule, the code point and its index in UTF-16 code units. Lone
    /// surrogates are checked first, then the characters from left to right, then white space at the ends, then the length.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Normalize(string name, string paramName) => Normalize(name, paramName, "The name");

    /// <param name="name">The name.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <param name="what">What the name belongs to, for the exception, such as "The name of the ArtifactDraft".</param>
    /// <inheritdoc cref="Normalize(string, string)"/>
    internal static string Normalize(string name, string paramName, string what)
    {
        ArgumentNullException.ThrowIfNull(name, paramName);
        return TryNormalize(name, out var normalized, out var problem)
            ? normalized
            : throw new ArgumentException($"{what} cannot be {QuotedText.Of(name)}. {problem}", paramName);
    }

    /// <summary>Tries to check a name and normalise it to NFC.</summary>
    /// <param name="name">The name, or null, which is refused.</param>
    /// <param name="normalized">The name in NFC, or null when the name is refused.</param>
    /// <param name="problem">
    /// The rule that the name breaks, in the words of the exception of <see cref="Normalize(string, string)"/>, or null.
    /// </param>
    /// <returns>True when <paramref name="name"/> is a valid name.</returns>
    public static bool TryNormalize(
        [NotNullWhen(true)] string? name, [NotNullWhen(true)] out string? normalized, [NotNullWhen(false)] out string? problem)
    {
        normalized = null;
        problem = name is null ? "A name is required." : FindProblem(name);
        if (problem is not null)
            return false;
        var composed = name!.Normalize(NormalizationForm.FormC);
        if (CodePoints.Count(composed) is > MaxCodePoints and var count)
        {
            problem = TooLong(count);
            return false;
        }

        normalized = composed;
        return true;
    }

    /// <summary>
    /// True when the text can be a name in NFC. Whether it is in NFC is not checked, because this depends on the version of Unicode.
    /// </summary>
    internal static bool IsInForm(string name) => FindProblem(name) is null && CodePoints.Count(name) <= MaxCodePoints;

    private static string? FindProblem(string name)
    {
        if (name.Length == 0)
            return "A name has at least one character.";
        if (LoneSurrogate.IndexIn(name) is >= 0 and var lone)
            return $"A name must not contain lone surrogates. {LoneSurrogate.Describe(name, lone)}";
        var index = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (RefusedKind(rune) is { } kind)
                return $"A name must not contain {kind}: found U+{rune.Value:X4} at index {index}.";
            index += rune.Utf16SequenceLength;
        }

        if (char.IsWhiteSpace(name[0]))
            return $"A name must not begin with white space: found U+{(int)name[0]:X4} at index 0.";
        if (char.IsWhiteSpace(name[^1]))
            return $"A name must not end with white space: found U+{(int)name[^1]:X4} at index {name.Length - 1}.";
        return CodePoints.Count(name) is > MaxUnnormalized and var count ? TooLong(count) : null;
    }

    private static string? RefusedKind(Rune rune) => rune.Value switch
    {
        0x2028 or 0x2029 => "line or paragraph separators",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "bidirectional controls",
        >= 0xFDD0 and <= 0xFDEF => "noncharacters",
        var value when (value & 0xFFFE) == 0xFFFE => "noncharacters",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? "control characters" : null,
    };

    private static string TooLong(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"A name has at most {MaxCodePoints} code points: this has {count}.");
}

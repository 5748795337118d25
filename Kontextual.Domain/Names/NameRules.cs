using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// What a name may be, for collections, artifacts, operations, contexts and roles: 1 to 512 code points after normalising to NFC, compared
/// case-sensitively by code point. Refused are lone surrogates, controls (Cc), U+2028 and U+2029, bidirectional controls (U+061C, U+200E,
/// U+200F, U+202A to U+202E, U+2066 to U+2069), noncharacters (U+FDD0 to U+FDEF, U+xxFFFE, U+xxFFFF), and white space at either end.
/// </summary>
public static class NameRules
{
    internal const int MaxCodePoints = 512;

    // No character decomposes into more than four, so NFC shortens no text below a quarter; what is longer need not be normalised to know.
    private const int MaxUnnormalized = 4 * MaxCodePoints;

    /// <summary>Checks a name and brings it into NFC.</summary>
    /// <param name="name">The name as given.</param>
    /// <param name="paramName">The caller's parameter that holds the name, for the exception.</param>
    /// <returns>The name in NFC, which passes unchanged the next time.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule; the message names the first one broken (lone surrogates,
    /// then characters from left to right, then white space at the ends, then length), the code point and its index in UTF-16 units.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Normalize(string name, string paramName) => Normalize(name, paramName, "The name");

    /// <param name="name">The name as given.</param>
    /// <param name="paramName">The caller's parameter that holds the name, for the exception.</param>
    /// <param name="what">What the name is, for the exception, such as "The name of the ArtifactDraft".</param>
    /// <inheritdoc cref="Normalize(string, string)"/>
    internal static string Normalize(string name, string paramName, string what)
    {
        ArgumentNullException.ThrowIfNull(name, paramName);
        return TryNormalize(name, out string? normalized, out string? problem)
            ? normalized
            : throw new ArgumentException($"{what} cannot be {QuotedText.Of(name)}. {problem}", paramName);
    }

    /// <summary>Checks a name and brings it into NFC, without an exception.</summary>
    /// <param name="name">The name as given; null is refused like any broken rule.</param>
    /// <param name="normalized">The name in NFC, or null when it is refused.</param>
    /// <param name="problem">The rule broken, as <see cref="Normalize(string, string)"/> says it after the name, or null.</param>
    /// <returns>Whether <paramref name="name"/> is a name.</returns>
    public static bool TryNormalize(
        [NotNullWhen(true)] string? name, [NotNullWhen(true)] out string? normalized, [NotNullWhen(false)] out string? problem)
    {
        normalized = null;
        problem = name is null ? "A name is needed." : FindProblem(name);
        if (problem is not null)
            return false;
        string composed = name!.Normalize(NormalizationForm.FormC);
        if (CodePoints.Count(composed) is > MaxCodePoints and var count)
        {
            problem = TooLong(count);
            return false;
        }

        normalized = composed;
        return true;
    }

    /// <summary>True for a text that a name in NFC may be. Whether it is in NFC is not looked at, because that depends on the version of Unicode.</summary>
    internal static bool IsInForm(string name) => FindProblem(name) is null && CodePoints.Count(name) <= MaxCodePoints;

    private static string? FindProblem(string name)
    {
        if (name.Length == 0)
            return "A name has at least one character.";
        if (LoneSurrogate.IndexIn(name) is >= 0 and var lone)
            return $"A name holds no lone surrogates. {LoneSurrogate.Describe(name, lone)}";
        int index = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (RefusedKind(rune) is { } kind)
                return $"A name holds no {kind}: found U+{rune.Value:X4} at index {index}.";
            index += rune.Utf16SequenceLength;
        }

        if (char.IsWhiteSpace(name[0]))
            return $"A name does not begin with white space: found U+{(int)name[0]:X4} at index 0.";
        if (char.IsWhiteSpace(name[^1]))
            return $"A name does not end with white space: found U+{(int)name[^1]:X4} at index {name.Length - 1}.";
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

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kontextual.Torture;

/// <summary>The rules of docs/words.md once more, for a search of one word: with regular expressions and the tables of .NET, and without code of the library.</summary>
internal static partial class PlainWords
{
    private const int LongestToken = 64;
    private const int MostParts = 16;

    /// <summary>True if a text has the word.</summary>
    /// <param name="text">The folded text, see <see cref="Fold"/>.</param>
    /// <param name="word">The word as it stands in a text.</param>
    public static bool Has(string text, string word)
    {
        var wanted = Fold(word);
        if (Unspaced().IsMatch(wanted))
            return text.Contains(wanted, StringComparison.Ordinal);
        var (whole, parts) = (Lower(wanted), PartsOf(wanted));
        return Run().EnumerateMatches(text).Any(text, run => Lower(run) == whole || (parts.Count > 0 && Follow(PartsOf(run), parts)));
    }

    /// <summary>Returns a text without compatibility forms, ignored characters and stripped marks. Its case is kept, because it divides words.</summary>
    public static string Fold(string text) =>
        Stripped().Replace(Ignored().Replace(text, string.Empty).Normalize(NormalizationForm.FormKD), string.Empty).Normalize(NormalizationForm.FormC);

    /// <summary>Returns a word at a place of a text or after it; null if there is none.</summary>
    public static string? WordAfter(string text, int start, Random random)
    {
        // The place can be in the middle of a word.
        var found = Word().Match(text, start);
        while (found.Success && found.Index > 0 && IsOfWord(text[found.Index - 1]) && !Unspaced().IsMatch(found.Value))
            found = found.NextMatch();
        if (!found.Success)
            return null;
        var word = found.Value;
        if (!Unspaced().IsMatch(word))
            return word;
        var elements = StringInfo.ParseCombiningCharacters(word);
        var first = random.Next(elements.Length);
        var last = Math.Min(first + random.Next(2, 5), elements.Length);
        return word[elements[first]..(last == elements.Length ? word.Length : elements[last])];
    }

    private static bool Any(this Regex.ValueMatchEnumerator runs, string text, Func<string, bool> isFound)
    {
        foreach (var run in runs)
        {
            if (isFound(Cut(text.Substring(run.Index, run.Length))))
                return true;
        }

        return false;
    }

    private static bool IsOfWord(char unit) =>
        char.IsLetterOrDigit(unit) || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Cut(string run)
    {
        var info = run.EnumerateRunes().Take(LongestToken).Sum(rune => rune.Utf16SequenceLength);
        return run[..info];
    }

    private static List<string> PartsOf(string run)
    {
        var parts = Part().Matches(run).Select(part => Lower(part.Value)).ToList();
        return parts.Count > MostParts ? [] : parts;
    }

    private static bool Follow(List<string> parts, List<string> wanted) => Enumerable.Range(0, Math.Max(0, parts.Count - wanted.Count + 1))
        .Any(first => parts.Skip(first).Take(wanted.Count).SequenceEqual(wanted, StringComparer.Ordinal));

    private static string Lower(string text) => text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace('ς', 'σ');

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}-[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsThai}\p{IsLao}\p{IsKhmer}\p{IsMyanmar}\p{IsTibetan}\u3005]]+")]
    private static partial Regex Run();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsThai}\u3005-[\u0E3F\u0E4F\u0E5A\u0E5B\u30A0\u30FB]]")]
    private static partial Regex Unspaced();

    [GeneratedRegex(@"(?:[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsThai}-[\u0E3F\u0E4F\u0E5A\u0E5B\u309B-\u309E\u30A0\u30FB-\u30FE]]){2,}|[\p{L}\p{N}\p{M}-[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsThai}]]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Lu}+\p{M}*(?!\p{Ll})|\p{Lu}?\p{M}*[\p{Ll}\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{N}+")]
    private static partial Regex Part();

    [GeneratedRegex(@"[\p{Cf}\uFE00-\uFE0F\u0640-[\u200B]]")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]")]
    private static partial Regex Stripped();
}

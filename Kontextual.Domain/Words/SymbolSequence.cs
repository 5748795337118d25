using System.Globalization;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Reads a symbol and what belongs to it: the second half of a flag, the tags of a flag, skin tones, and symbols that are joined to it by
/// U+200D. Variation selectors and other ignored characters are left out.
/// </summary>
internal static class SymbolSequence
{
    /// <summary>True for a symbol that is a token. Symbols that stand for letters, such as a letter in a circle, are not.</summary>
    public static bool IsSymbol(Rune rune)
    {
        if (Characters.IsEmojiOutsideOtherSymbols(rune))
            return true;
        if (Characters.KindOf(rune) != CharacterKind.Symbol)
            return false;
        Span<char> units = stackalloc char[2];
        return Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherSymbol
            || ((ReadOnlySpan<char>)units[..rune.EncodeToUtf16(units)]).IsNormalized(NormalizationForm.FormKD);
    }

    /// <summary>Appends the code points of the symbol at a position to a list. Those beyond the length of a token are passed over.</summary>
    /// <returns>The position after the symbol.</returns>
    public static int Read(string text, int start, List<FoldedCharacter> output)
    {
        var first = Rune.GetRuneAt(text, start);
        var at = start + first.Utf16SequenceLength;
        output.Add(new(first, CharacterKind.Symbol, start, at));
        var before = CharacterKind.Symbol;
        var isFull = false;
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && KindAfter(before, first, rune) is var kind and not CharacterKind.Separator)
        {
            var end = at + rune.Utf16SequenceLength;
            if (kind == CharacterKind.SymbolJoiner && !IsSymbolAt(text, end))
                kind = CharacterKind.Ignored;
            // A token does not end in a joiner.
            isFull |= output.Count >= TextAnalyser.MaxTokenCodePoints - (kind == CharacterKind.SymbolJoiner ? 1 : 0);
            if (kind == CharacterKind.Ignored)
                output[^1] = output[^1] with { End = end };
            else if (!isFull)
                output.Add(new(rune, kind, at, end));
            before = kind;
            at = end;
        }

        return at;
    }

    /// <summary>What a character is in a symbol, or a separator when it does not belong to it.</summary>
    private static CharacterKind KindAfter(CharacterKind before, Rune first, Rune rune) => rune.Value switch
    {
        Characters.ZeroWidthJoiner => CharacterKind.SymbolJoiner,
        _ when before == CharacterKind.SymbolJoiner || Characters.IsSkinTone(rune) => CharacterKind.SymbolMember,
        _ when Characters.IsTag(rune) => CharacterKind.SymbolRest,
        _ when before == CharacterKind.Symbol && Characters.IsRegionalIndicator(first) && Characters.IsRegionalIndicator(rune) => CharacterKind.SymbolRest,
        _ => Characters.IsIgnored(rune) ? CharacterKind.Ignored : CharacterKind.Separator,
    };

    private static bool IsSymbolAt(string text, int at) => at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && IsSymbol(rune);
}

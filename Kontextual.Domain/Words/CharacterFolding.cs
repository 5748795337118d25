using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Folds a character with the marks after it: compatibility decomposition (NFKD), marks stripped, digits of all scripts to ASCII, case folded,
/// composed again (NFC). An instance has buffers, so it is used by one thread.
/// </summary>
internal sealed class CharacterFolding
{
    /// <summary>The maximum number of code points that are folded together. No composition needs more.</summary>
    public const int MaxCodePoints = 32;

    // The longest decomposition of a code point has 18.
    private const int MaxUnits = 2 * 18 * MaxCodePoints;

    private readonly char[] _decomposed = new char[MaxUnits];
    private readonly char[] _composed = new char[MaxUnits];
    private readonly List<CharacterKind> _kinds = [];

    /// <summary>Appends the folded code points of a character to a list.</summary>
    /// <param name="source">Well-formed text of at most 32 code points.</param>
    /// <param name="range">The place of the character in its text.</param>
    /// <param name="output">The list.</param>
    public void Fold(ReadOnlySpan<char> source, TextRange range, List<FoldedCharacter> output)
    {
        if (!source.TryNormalize(_decomposed, out var decomposed, NormalizationForm.FormKD))
            throw new InvalidOperationException("The decomposition is longer than Unicode allows.");
        var folded = FoldDecomposed(_decomposed.AsSpan(0, decomposed));
        if (!folded.TryNormalize(_decomposed, out var length, NormalizationForm.FormC))
            throw new InvalidOperationException("The composition is longer than Unicode allows.");
        var composed = _decomposed.AsSpan(0, length);
        // Letters with case do not compose, because their marks are stripped. So what composes has no kind that is lost by folding.
        var isSame = folded.SequenceEqual(composed);
        var i = 0;
        foreach (var rune in composed.EnumerateRunes())
            output.Add(new(rune, isSame ? _kinds[i++] : Characters.KindOf(rune), range.Start, range.End));
    }

    private ReadOnlySpan<char> FoldDecomposed(ReadOnlySpan<char> text)
    {
        _kinds.Clear();
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Characters.IsIgnored(rune))
                continue;
            var kind = Characters.KindOf(rune);
            var folded = FoldOne(rune, out var isDouble);
            for (int times = isDouble ? 2 : 1; times > 0; times--)
            {
                length += folded.EncodeToUtf16(_composed.AsSpan(length));
                _kinds.Add(kind);
            }
        }

        return _composed.AsSpan(0, length);
    }

    private static Rune FoldOne(Rune rune, out bool isDouble)
    {
        isDouble = false;
        return Rune.IsDigit(rune) ? new Rune('0' + (int)Rune.GetNumericValue(rune)) : new Rune(CaseFolding.Fold(rune.Value, out isDouble));
    }
}

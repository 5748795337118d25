using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Reads a text as folded code points, each with the place of its source. A character and the marks after it are folded together, so the
/// result is that of folding the whole text. Ignored characters are left out; noncharacters and halves of surrogate pairs are separators.
/// </summary>
internal sealed class FoldedCharacters(string text)
{
    private readonly CharacterFolding _folding = new();
    private readonly List<FoldedCharacter> _read = [];
    private readonly char[] _cluster = new char[2 * CharacterFolding.MaxCodePoints];
    private int _next;
    private int _at;

    /// <summary>Reads the next code point, or returns false at the end of the text.</summary>
    public bool TryRead(out FoldedCharacter character)
    {
        while (true)
        {
            if (_next < _read.Count)
            {
                character = _read[_next++];
                return true;
            }

            if (_at == text.Length)
            {
                character = default;
                return false;
            }

            if (TryReadUnit(out character))
                return true;
            _read.Clear();
            _next = 0;
            ReadCluster();
        }
    }

    /// <summary>Reads a character that is one code unit, stays one, and has no mark after it. These are most characters of most texts.</summary>
    private bool TryReadUnit(out FoldedCharacter character)
    {
        var folded = FoldedUnits.Of(text[_at]);
        if (folded.IsLong || (_at + 1 < text.Length && Extends(_at + 1)))
        {
            character = default;
            return false;
        }

        character = new(new Rune(folded.Unit), folded.Kind, _at, ++_at);
        return true;
    }

    private void ReadCluster()
    {
        var start = _at;
        if (!TryDecode(_at, out var rune) || Characters.IsNoncharacter(rune.Value))
        {
            _at += rune.Utf16SequenceLength;
            _read.Add(new(Rune.ReplacementChar, CharacterKind.Separator, start, _at));
        }
        else if (SymbolSequence.IsSymbol(rune))
        {
            _at = SymbolSequence.Read(text, _at, _read);
        }
        else
        {
            var length = CopyCluster(rune);
            _folding.Fold(_cluster.AsSpan(0, length), TextRange.Between(start, _at), _read);
        }
    }

    /// <summary>Copies a character and its marks without the ignored ones, so that any number of these is read in one go.</summary>
    private int CopyCluster(Rune first)
    {
        var (length, count) = (0, 0);
        for (Rune? rune = first; rune is { } one; rune = _at < text.Length && TryDecode(_at, out var next) && Characters.Extends(next) ? next : null)
        {
            var isIgnored = Characters.IsIgnored(one);
            if (!isIgnored && count == CharacterFolding.MaxCodePoints)
                break;
            _at += one.Utf16SequenceLength;
            if (isIgnored)
                continue;
            length += one.EncodeToUtf16(_cluster.AsSpan(length));
            count++;
        }

        return length;
    }

    private bool Extends(int at)
    {
        var unit = text[at];
        return char.IsSurrogate(unit) ? TryDecode(at, out var rune) && Characters.Extends(rune) : FoldedUnits.Of(unit).Extends;
    }

    private bool TryDecode(int at, [NotNullWhen(true)] out Rune rune) => Rune.TryGetRuneAt(text, at, out rune);
}

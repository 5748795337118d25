namespace Kontextual.Domain;

/// <summary>
/// The characters of one token and where its parts begin. Characters beyond the maximum length are passed over. A token with too many parts
/// has none, because it is a digest or other data and not an identifier.
/// </summary>
internal sealed class TokenBuffer
{
    private readonly char[] _units = new char[2 * TextAnalyser.MaxTokenCodePoints];

    // For each character, where it begins in _units and what its source is; for each part, its first character and the one after its last.
    private readonly int[] _offsets = new int[TextAnalyser.MaxTokenCodePoints + 1];
    private readonly TextRange[] _sources = new TextRange[TextAnalyser.MaxTokenCodePoints];
    private readonly (int First, int End)[] _parts = new (int, int)[TextAnalyser.MaxTokenCodePoints];

    private int _count;
    private int _partCount;
    private CharacterKind _last;
    private CharacterKind _lastButOne;
    private int _lastIndex;

    public ReadOnlySpan<char> Whole => _units.AsSpan(0, _offsets[_count]);

    public int PartCount => _partCount > TextAnalyser.MaxParts ? 1 : _partCount;

    public TextRange Source => Between(0, _count);

    public TextRange FirstSource => _sources[0];

    public ReadOnlySpan<char> Part(int index)
    {
        if (PartCount == 1)
            return Whole;
        var (first, end) = _parts[index];
        return _units.AsSpan(_offsets[first].._offsets[end]);
    }

    public TextRange SourceOf(int firstPart, int count) =>
        PartCount == 1 ? Source : Between(_parts[firstPart].First, _parts[firstPart + count - 1].End);

    public void Clear() => _count = _partCount = 0;

    public void Append(FoldedCharacter character)
    {
        if (_count == TextAnalyser.MaxTokenCodePoints)
            return;
        Divide(character.Kind);
        _sources[_count] = TextRange.Between(character.Start, character.End);
        _offsets[_count + 1] = _offsets[_count] + character.Rune.EncodeToUtf16(_units.AsSpan(_offsets[_count]));
        _count++;
        if (character.Kind != CharacterKind.SymbolJoiner)
            _parts[_partCount - 1].End = _count;
    }

    private void Divide(CharacterKind kind)
    {
        // A mark belongs to the letter before it.
        if (kind == CharacterKind.Mark && _count > 0)
            return;
        if (_count == 0)
            BeginPart(0);
        else if (kind == CharacterKind.SymbolMember || IsBoundary(kind))
            BeginPart(_count);
        else if (kind == CharacterKind.Letter && _last == CharacterKind.Upper && _lastButOne == CharacterKind.Upper)
            BeginPart(_lastIndex);
        _lastButOne = _count == _parts[_partCount - 1].First ? default : _last;
        (_last, _lastIndex) = (kind, _count);
    }

    private bool IsBoundary(CharacterKind kind) =>
        (kind == CharacterKind.Digit) != (_last == CharacterKind.Digit) || (kind == CharacterKind.Upper && _last == CharacterKind.Letter);

    // The last capital before small letters begins the part of these, as the S of HTTPServer does.
    private void BeginPart(int first)
    {
        if (_partCount > 0)
            _parts[_partCount - 1].End = Math.Min(_parts[_partCount - 1].End, first);
        _parts[_partCount++] = (first, first);
    }

    private TextRange Between(int first, int end) => TextRange.Between(_sources[first].Start, _sources[end - 1].End);
}

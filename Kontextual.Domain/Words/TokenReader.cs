namespace Kontextual.Domain;

/// <summary>
/// Reads the tokens of a text one after the other, without allocating memory for each. <see cref="TextAnalyser"/> states the rules. The
/// properties describe the last token that was read.
/// </summary>
internal sealed class TokenReader(string text)
{
    private readonly FoldedCharacters _characters = new(text);
    private readonly TokenBuffer _token = new();
    private FoldedCharacter _next;
    private bool _hasNext;
    private bool _isInUnspacedRun;

    /// <summary>The number of tokens before this one.</summary>
    public int Position { get; private set; } = -1;

    /// <summary>The whole folded token.</summary>
    public ReadOnlySpan<char> Whole => _token.Whole;

    /// <summary>The number of parts, which is 1 when the token is not divided.</summary>
    public int PartCount => _token.PartCount;

    /// <summary>True for a token of a script that is written without spaces. Such a token has one part.</summary>
    public bool IsUnspaced { get; private set; }

    /// <summary>The source of the token.</summary>
    public TextRange Source => _token.Source;

    /// <summary>The source of the first character of the token.</summary>
    public TextRange FirstSource => _token.FirstSource;

    /// <summary>A part of the folded token.</summary>
    public ReadOnlySpan<char> Part(int index) => _token.Part(index);

    /// <summary>The source of successive parts.</summary>
    public TextRange SourceOf(int firstPart, int count) => _token.SourceOf(firstPart, count);

    /// <summary>Reads the next token, or returns false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (Peek())
        {
            var kind = KindOfNext();
            if (kind is CharacterKind.Separator or CharacterKind.Mark)
            {
                _isInUnspacedRun = false;
                _hasNext = false;
                continue;
            }

            _token.Clear();
            IsUnspaced = kind == CharacterKind.Unspaced;
            if (IsUnspaced)
                ReadPair();
            else
                ReadRun(isSymbol: kind == CharacterKind.Symbol);
            Position++;
            return true;
        }

        return false;
    }

    // The second character is the first of the next pair.
    private void ReadPair()
    {
        Take();
        _isInUnspacedRun = true;
        if (Peek() && KindOfNext() == CharacterKind.Unspaced)
            _token.Append(_next);
    }

    private void ReadRun(bool isSymbol)
    {
        _isInUnspacedRun = false;
        do
            Take();
        while (Peek() && (isSymbol ? ContinuesSymbol(_next.Kind) : ContinuesWord(_next.Kind)));
    }

    private static bool ContinuesWord(CharacterKind kind) =>
        kind is CharacterKind.Letter or CharacterKind.Upper or CharacterKind.Digit or CharacterKind.Mark;

    private static bool ContinuesSymbol(CharacterKind kind) =>
        kind is CharacterKind.SymbolMember or CharacterKind.SymbolRest or CharacterKind.SymbolJoiner;

    // A mark that follows a letter of an unspaced script counts as a character of it.
    private CharacterKind KindOfNext() => _isInUnspacedRun && _next.Kind == CharacterKind.Mark ? CharacterKind.Unspaced : _next.Kind;

    private void Take()
    {
        _token.Append(_next);
        _hasNext = false;
    }

    private bool Peek() => _hasNext || (_hasNext = _characters.TryRead(out _next));
}

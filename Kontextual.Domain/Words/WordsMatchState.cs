using System.Numerics;

namespace Kontextual.Domain;

/// <summary>
/// How far each clause of a search has matched the tokens read so far. A pattern is in the state when it and all patterns before it in its
/// clause match the last tokens.
/// </summary>
internal sealed class WordsMatchState(WordsPatternTable patterns)
{
    private readonly ulong[] _state = new ulong[patterns.Words];
    private readonly ulong[] _matching = new ulong[patterns.Words];

    // Where the last tokens begin, each at its position modulo the length.
    private readonly int[] _starts = new int[patterns.Longest];
    private bool _isEmpty = true;

    /// <summary>Takes the next token. Returns true when it ends a clause.</summary>
    public bool MoveOn(TokenReader token)
    {
        _starts[token.Position % _starts.Length] = token.Source.Start;
        if (!patterns.Find(token, _matching))
        {
            if (!_isEmpty)
                Array.Clear(_state);
            _isEmpty = true;
            return false;
        }

        _isEmpty = false;
        var (carry, ends) = (0UL, 0UL);
        for (int i = 0; i < _state.Length; i++)
        {
            // What moves on from the last pattern of a clause reaches the first of the next, which is always possible.
            var moved = (_state[i] << 1) | carry | patterns.Firsts[i];
            carry = _state[i] >> 63;
            _state[i] = moved & _matching[i];
            ends |= _state[i] & patterns.Lasts[i];
        }

        Array.Clear(_matching);
        return ends != 0;
    }

    /// <summary>The clauses that end with this token.</summary>
    public IEnumerable<Hit> Found(TokenReader token)
    {
        for (int i = 0; i < _state.Length; i++)
        {
            for (var ends = _state[i] & patterns.Lasts[i]; ends != 0; ends &= ends - 1)
                yield return HitOf((64 * i) + BitOperations.TrailingZeroCount(ends), token);
        }
    }

    private Hit HitOf(int number, TokenReader token)
    {
        var (clause, count) = patterns.ClauseOf[number];
        var last = patterns.Patterns[number].Find(token)!.Value;
        var start = _starts[(token.Position - count + 1) % _starts.Length];
        return new(clause, count == 1 ? last : TextRange.Between(start, last.End), TextRange.Between(start, token.Source.End));
    }
}

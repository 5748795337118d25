namespace Kontextual.Domain;

/// <summary>
/// The patterns of a search, numbered over all clauses, in the forms that finding the patterns of a token needs. It finds those and only
/// those for which <see cref="WordsPattern.Find"/> returns a place.
/// </summary>
internal sealed class WordsPatternTable
{
    private const int BitsPerWord = 64;

    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _byWhole;
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _byFirstPart;
    private readonly List<int> _prefixes = [];

    public WordsPatternTable(WordsQuery query)
    {
        Patterns = [.. query.Clauses.SelectMany(clause => clause.Patterns)];
        Longest = query.Clauses.Max(clause => clause.Patterns.Count);
        Words = (Patterns.Count / BitsPerWord) + 1;
        (Firsts, Lasts) = (new ulong[Words], new ulong[Words]);
        _byWhole = new Dictionary<string, List<int>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _byFirstPart = new Dictionary<string, List<int>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var (number, clauses) = (0, new List<(int, int)>());
        foreach (var (clause, index) in query.Clauses.Select((clause, i) => (clause, i)))
        {
            Set(Firsts, number);
            clauses.AddRange(clause.Patterns.Select((_, i) => (index, i + 1)));
            number += clause.Patterns.Count;
            Set(Lasts, number - 1);
        }

        ClauseOf = clauses;
        for (int i = 0; i < Patterns.Count; i++)
            Add(i, Patterns[i]);
    }

    /// <summary>The patterns of all clauses, one clause after the other.</summary>
    public IReadOnlyList<WordsPattern> Patterns { get; }

    /// <summary>For each pattern, its clause and its place in the clause, from 1 on.</summary>
    public IReadOnlyList<(int Clause, int Place)> ClauseOf { get; }

    /// <summary>The number of patterns of the longest clause.</summary>
    public int Longest { get; }

    /// <summary>The number of 64-bit words of a set of patterns.</summary>
    public int Words { get; }

    /// <summary>The first pattern of each clause.</summary>
    public ulong[] Firsts { get; }

    /// <summary>The last pattern of each clause.</summary>
    public ulong[] Lasts { get; }

    /// <summary>Adds the patterns that match a token to an empty set. Returns false when there are none.</summary>
    public bool Find(TokenReader token, ulong[] found)
    {
        var any = false;
        if (_byWhole.TryGetValue(token.Whole, out var equal))
        {
            foreach (var number in equal)
                any |= Set(found, number);
        }

        for (int i = 0; token.PartCount > 1 && i < token.PartCount; i++)
            any |= FindAtPart(token, i, found);
        foreach (var number in _prefixes)
            any |= Patterns[number].Find(token) is not null && Set(found, number);
        return any;
    }

    private bool FindAtPart(TokenReader token, int part, ulong[] found)
    {
        if (!_byFirstPart.TryGetValue(token.Part(part), out var candidates))
            return false;
        var any = false;
        foreach (var number in candidates)
            any |= Patterns[number].HasPartsAt(token, part) && Set(found, number);
        return any;
    }

    private void Add(int number, WordsPattern pattern)
    {
        if (pattern.IsPrefix)
        {
            _prefixes.Add(number);
            return;
        }

        Append(_byWhole, pattern.Whole, number);
        if (!pattern.IsUnspaced)
            Append(_byFirstPart, pattern.Parts[0], number);
    }

    private static void Append(Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> lookup, string key, int number)
    {
        if (lookup.TryGetValue(key, out var numbers))
            numbers.Add(number);
        else
            lookup[key] = [number];
    }

    private static bool Set(ulong[] bits, int number)
    {
        bits[number / BitsPerWord] |= 1UL << (number % BitsPerWord);
        return true;
    }
}

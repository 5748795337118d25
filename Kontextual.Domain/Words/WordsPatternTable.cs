namespace Kontextual.Domain;

/// <summary>
/// The patterns of a search, numbered over all clauses, in the forms that finding the patterns of a token needs. It finds those and only
/// those for which <see cref="WordsPattern.Find"/> returns a place. Equal patterns of several clauses are looked up once, as a set of numbers.
/// </summary>
internal sealed class WordsPatternTable
{
    private const int BitsPerWord = 64;

    private readonly Dictionary<string, ulong[]>.AlternateLookup<ReadOnlySpan<char>> _byWhole;
    private readonly Dictionary<string, List<Entry>>.AlternateLookup<ReadOnlySpan<char>> _byFirstPart;
    private readonly List<Entry> _prefixes = [];

    public WordsPatternTable(WordsQuery query)
    {
        Patterns = [.. query.Clauses.SelectMany(clause => clause.Patterns)];
        ClauseOf = [.. query.Clauses.SelectMany((clause, index) => clause.Patterns.Select((_, i) => (index, i + 1)))];
        Longest = query.Clauses.Max(clause => clause.Patterns.Count);
        Words = (Patterns.Count / BitsPerWord) + 1;
        Firsts = SetWhere(i => ClauseOf[i].Place == 1);
        Lasts = SetWhere(i => i == Patterns.Count - 1 || ClauseOf[i + 1].Place == 1);
        _byWhole = new Dictionary<string, ulong[]>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _byFirstPart = new Dictionary<string, List<Entry>>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var equal in Patterns.Select((pattern, i) => (Pattern: pattern, Number: i))
            .GroupBy(one => (one.Pattern.Whole, string.Join(' ', one.Pattern.Parts), one.Pattern.IsPrefix)))
        {
            var numbers = equal.Select(one => one.Number).ToHashSet();
            Add(new(equal.First().Pattern, SetWhere(numbers.Contains)));
        }
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
        var any = _byWhole.TryGetValue(token.Whole, out var equal) && AddTo(found, equal);
        for (int i = 0; token.PartCount > 1 && i < token.PartCount; i++)
            any |= _byFirstPart.TryGetValue(token.Part(i), out var candidates) && FindAtPart(token, i, candidates, found);
        foreach (var (pattern, numbers) in _prefixes)
            any |= pattern.Find(token) is not null && AddTo(found, numbers);
        return any;
    }

    private static bool FindAtPart(TokenReader token, int part, List<Entry> candidates, ulong[] found)
    {
        var any = false;
        foreach (var (pattern, numbers) in candidates)
            any |= pattern.HasPartsAt(token, part) && AddTo(found, numbers);
        return any;
    }

    private void Add(Entry entry)
    {
        var pattern = entry.Pattern;
        if (pattern.IsPrefix)
        {
            _prefixes.Add(entry);
            return;
        }

        if (!_byWhole.TryAdd(pattern.Whole, entry.Numbers))
            _byWhole[pattern.Whole] = [.. _byWhole[pattern.Whole].Zip(entry.Numbers, (one, other) => one | other)];
        if (pattern.IsUnspaced)
            return;
        if (_byFirstPart.TryGetValue(pattern.Parts[0], out var entries))
            entries.Add(entry);
        else
            _byFirstPart[pattern.Parts[0]] = [entry];
    }

    private static bool AddTo(ulong[] found, ulong[] numbers)
    {
        for (int i = 0; i < found.Length; i++)
            found[i] |= numbers[i];
        return true;
    }

    private ulong[] SetWhere(Func<int, bool> isIn)
    {
        var bits = new ulong[Words];
        for (int i = 0; i < Patterns.Count; i++)
            bits[i / BitsPerWord] |= isIn(i) ? 1UL << (i % BitsPerWord) : 0;
        return bits;
    }

    /// <summary>A pattern and the numbers of all patterns that equal it.</summary>
    private sealed record Entry(WordsPattern Pattern, ulong[] Numbers);
}

namespace Kontextual.Domain;

/// <summary>
/// Decides which texts match a search for words. The index of a backend only proposes texts, so all backends give the same results.
/// </summary>
/// <remarks>
/// A text matches when each clause occurs: its patterns match successive tokens. The time is linear in the length of the text, because the
/// state of all clauses is one set of bits that each token moves on by one pattern. This class is thread-safe.
/// </remarks>
internal sealed class WordsMatcher : ITextMatcher
{
    private readonly WordsPatternTable _patterns;

    public WordsMatcher(WordsQuery query)
    {
        _patterns = new(query);
        Query = query;
    }

    /// <summary>The search.</summary>
    public WordsQuery Query { get; }

    /// <summary>True when each term and phrase of the search occurs in the text.</summary>
    public bool Matches(string text)
    {
        var missing = Enumerable.Range(0, Query.Clauses.Count).ToHashSet();
        foreach (var hit in Hits(text))
        {
            if (missing.Remove(hit.Clause) && missing.Count == 0)
                return true;
        }

        return false;
    }

    /// <summary>Counts the occurrences of each term and phrase in a text. Occurrences can overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="occurrences">For each term and phrase, the number to which its occurrences are added.</param>
    /// <returns>The number of tokens of the text.</returns>
    public int Count(string text, Span<int> occurrences)
    {
        var reader = new TokenReader(text);
        var state = new WordsMatchState(_patterns);
        while (reader.MoveNext())
        {
            if (!state.MoveOn(reader))
                continue;
            foreach (var hit in state.Found(reader))
                occurrences[hit.Clause]++;
        }

        return reader.Position + 1;
    }

    /// <summary>
    /// Returns each occurrence of each term and phrase, also in a text that does not match. They are in the order of their last tokens, and may
    /// overlap. A sequence begins with its first token and ends with what its last pattern matches; a single token that matches by
    /// some of its parts is found with these parts only.
    /// </summary>
    public IEnumerable<Hit> Hits(string text)
    {
        var reader = new TokenReader(text);
        var state = new WordsMatchState(_patterns);
        while (reader.MoveNext())
        {
            if (!state.MoveOn(reader))
                continue;
            foreach (var hit in state.Found(reader))
                yield return hit;
        }
    }
}

namespace Kontextual.Domain;

/// <summary>A search for words in several texts of each artifact: what it counts, and what it shows.</summary>
/// <remarks>Every backend asks this class for each artifact, so that all of them give the same results.</remarks>
internal sealed class WordsRanking(WordsQuery query)
{
    private readonly WordsMatcher _matcher = new(query);

    /// <summary>The words.</summary>
    public WordsQuery Query => query;

    /// <summary>Adds an artifact to a tally.</summary>
    public void Count(ArtifactId id, IEnumerable<SearchedText> texts, SearchTally tally)
    {
        var occurrences = new int[query.Clauses.Count];
        var length = 0L;
        foreach (var text in texts)
            length += _matcher.Count(text.Text, occurrences);
        tally.Add(id, occurrences, length);
    }

    /// <summary>Returns the snippets of the texts with the most different terms and phrases. Those with equally many keep the order of the texts.</summary>
    /// <param name="texts">The texts of an artifact.</param>
    /// <param name="limit">The maximum number of snippets.</param>
    /// <param name="length">The maximum length of each snippet in code points.</param>
    public IReadOnlyList<SearchSnippet> Snippets(IEnumerable<SearchedText> texts, int limit, int length) =>
    [
        .. texts.Select(text => (Text: text, Found: Different(text.Text)))
            .Where(one => one.Found > 0)
            .OrderByDescending(one => one.Found)
            .Take(limit)
            .Select(one => SnippetOf(one.Text, length)),
    ];

    private int Different(string text)
    {
        var occurrences = new int[query.Clauses.Count];
        _matcher.Count(text, occurrences);
        return occurrences.Count(count => count > 0);
    }

    private SearchSnippet SnippetOf(SearchedText text, int length)
    {
        var snippet = Snippet.Of(text.Text, _matcher, length);
        return new(
            text.Field,
            text.Place?.ToPointer(),
            snippet.Text,
            snippet.Offset,
            [.. snippet.Hits.Select(hit => new SearchHighlight(hit.Start, hit.Length))]);
    }
}

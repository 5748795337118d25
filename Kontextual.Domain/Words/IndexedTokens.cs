namespace Kontextual.Domain;

/// <summary>The tokens of a text as an index of words stores them: which tokens there are, but not where and how often.</summary>
/// <remarks>This is the specification of what an index proposes. A backend without an index counts by it.</remarks>
/// <param name="tokens">The tokens and parts, with one space between them.</param>
internal sealed class IndexedTokens(string tokens)
{
    /// <summary>The maximum number of patterns for which an index is asked. Fewer patterns only propose more texts, and FTS5 limits the depth of an expression.</summary>
    private const int MaxAsked = 24;

    private readonly HashSet<string> _tokens = [.. tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Returns the patterns for which an index is asked, so that it proposes every text in which terms and phrases occur.</summary>
    public static IReadOnlyList<WordsPattern> Asked(IEnumerable<WordsClause> clauses) =>
    [
        // Long tokens are rarer, and a prefix takes longest.
        .. clauses.SelectMany(clause => clause.Patterns)
            .DistinctBy(pattern => (pattern.Whole, pattern.IsPrefix, string.Join(' ', pattern.Parts)))
            .OrderBy(pattern => pattern.IsPrefix)
            .ThenByDescending(pattern => pattern.Whole.Length)
            .Take(MaxAsked),
    ];

    /// <summary>True if the text has the tokens of a term or a phrase for which an index is asked.</summary>
    public bool Propose(WordsClause clause) => Asked([clause]).All(Propose);

    private bool Propose(WordsPattern pattern)
    {
        if (Has(pattern.Whole, pattern.IsPrefix))
            return true;
        return pattern.Parts.Count > 1 && pattern.Parts.Select((part, i) => Has(part, pattern.IsPrefix && i == pattern.Parts.Count - 1)).All(has => has);
    }

    private bool Has(string token, bool isPrefix) =>
        _tokens.Contains(token) || (isPrefix && _tokens.Any(one => one.StartsWith(token, StringComparison.Ordinal)));
}

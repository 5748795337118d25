namespace Kontextual.Domain;

/// <summary>The tokens of a text as an index of words stores them: which tokens there are, but not where and how often.</summary>
/// <remarks>This is the specification of what an index proposes. A backend without an index counts by it.</remarks>
/// <param name="text">The text.</param>
internal sealed class IndexedTokens(AnalysedText text)
{
    private readonly HashSet<string> _tokens = [.. text.ToText().Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True if the text has the tokens of a term or a phrase. All texts in which it occurs have them.</summary>
    public bool Propose(WordsClause clause) => clause.Patterns.All(Propose);

    private bool Propose(WordsPattern pattern)
    {
        if (Has(pattern.Whole, pattern.IsPrefix))
            return true;
        return pattern.Parts.Count > 1 && pattern.Parts.Select((part, i) => Has(part, pattern.IsPrefix && i == pattern.Parts.Count - 1)).All(has => has);
    }

    private bool Has(string token, bool isPrefix) =>
        _tokens.Contains(token) || (isPrefix && _tokens.Any(one => one.StartsWith(token, StringComparison.Ordinal)));
}

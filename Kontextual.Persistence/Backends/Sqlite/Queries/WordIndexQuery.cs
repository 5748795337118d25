namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Writes terms and phrases as an expression of FTS5. Each token is quoted, so no text of a user becomes syntax.</summary>
/// <remarks>The index does not know the places of tokens, so a phrase becomes all of its tokens.</remarks>
internal static class WordIndexQuery
{
    /// <summary>The maximum number of tokens that are asked for. Fewer tokens only propose more texts, and FTS5 limits the depth of an expression.</summary>
    private const int MaxTokens = 24;

    /// <summary>Returns the expression of texts that have all tokens.</summary>
    public static string Of(IEnumerable<WordsClause> clauses)
    {
        // Long tokens are rarer, and a prefix takes longest.
        var patterns = clauses.SelectMany(clause => clause.Patterns)
            .OrderBy(pattern => pattern.IsPrefix)
            .ThenByDescending(pattern => pattern.Whole.Length)
            .Select(Of)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxTokens);
        return string.Join(" AND ", patterns);
    }

    private static string Of(WordsPattern pattern)
    {
        var whole = Token(pattern.Whole, pattern.IsPrefix);
        if (pattern.Parts.Count == 1)
            return whole;
        var parts = pattern.Parts.Select((part, i) => Token(part, pattern.IsPrefix && i == pattern.Parts.Count - 1));
        return $"({whole} OR ({string.Join(" AND ", parts)}))";
    }

    // No token has a quotation mark.
    private static string Token(string token, bool isPrefix) => isPrefix ? $"\"{token}\" *" : $"\"{token}\"";
}

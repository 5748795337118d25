namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Writes terms and phrases as an expression of FTS5. Each token is quoted, so no text of a user becomes syntax.</summary>
/// <remarks>The index does not know the places of tokens, so a phrase becomes all of its tokens.</remarks>
internal static class WordIndexQuery
{
    /// <summary>Returns the expression of texts that have the tokens.</summary>
    public static string Of(IEnumerable<WordsClause> clauses) => string.Join(" AND ", IndexedTokens.Asked(clauses).Select(Of));

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

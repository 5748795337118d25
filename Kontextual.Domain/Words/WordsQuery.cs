using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// The text of a search for words. Terms are separated by white space and must all occur, in any order. A term in quotation marks is a phrase,
/// whose tokens must follow each other. A star directly after a term or after a closing quotation mark makes its last token a prefix.
/// </summary>
/// <remarks>
/// Nothing else is syntax. A quotation mark inside a term or without a partner, a star elsewhere, and all operators of search engines are text,
/// which is analysed as <see cref="TextAnalyser"/> says. A term that becomes several tokens is a phrase. A term that becomes none is ignored.
/// </remarks>
internal sealed class WordsQuery
{
    /// <summary>The maximum length of the search text in code points: 1,000.</summary>
    public const int MaxCodePoints = 1000;

    /// <summary>The maximum number of terms and phrases: 64.</summary>
    public const int MaxClauses = 64;

    /// <summary>The maximum number of tokens of the search text: 1,000.</summary>
    public const int MaxPatterns = 1000;

    private WordsQuery(IReadOnlyList<WordsClause> clauses) => Clauses = clauses;

    /// <summary>The terms and phrases, which must all occur. At least one.</summary>
    public IReadOnlyList<WordsClause> Clauses { get; }

    /// <summary>Parses a search text.</summary>
    /// <param name="text">The search text, as the user wrote it.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="text"/> is longer than 1,000 code points, contains a lone surrogate, has nothing to search for, has more than 64 terms and phrases, or
    /// becomes more than 1,000 tokens. The rules are checked in this order.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static WordsQuery Parse(string text, string paramName)
    {
        ArgumentNullException.ThrowIfNull(text, paramName);
        // Before anything that takes longer with a longer text. A lone surrogate changes the count by one at most, and is refused next.
        if (CodePoints.Count(text) is var count and > MaxCodePoints)
            throw new ArgumentException(TooMany("code points", count, MaxCodePoints), paramName);
        LoneSurrogate.Refuse(text, paramName);
        var clauses = SearchTerm.Read(text).Select(ClauseOf).Where(clause => clause.Patterns.Count > 0).ToList();
        if (clauses.Count == 0)
            throw new ArgumentException(NothingToFind(text), paramName);
        if (clauses.Count > MaxClauses)
            throw new ArgumentException(TooMany("terms", clauses.Count, MaxClauses), paramName);
        if (clauses.Sum(clause => clause.Patterns.Count) is var patterns and > MaxPatterns)
            throw new ArgumentException(TooMany("tokens", patterns, MaxPatterns), paramName);
        return new(clauses);
    }

    private static WordsClause ClauseOf(SearchTerm term)
    {
        var tokens = TextAnalyser.Analyse(term.Text).ToList();
        // The last character of the last run is part of the pair before it, and text may follow it.
        if (tokens is [.., { IsUnspaced: true } pair, { IsUnspaced: true }] && !IsOneCharacter(pair.Whole))
            tokens.RemoveAt(tokens.Count - 1);
        return new([.. tokens.Select((token, i) => PatternOf(token, term, isLast: i == tokens.Count - 1))]);
    }

    private static WordsPattern PatternOf(Token token, SearchTerm term, bool isLast)
    {
        var isSingle = isLast && token.IsUnspaced && IsOneCharacter(token.Whole);
        var isPrefix = isLast && (isSingle || (term.HasStar && token.Source.End == term.Text.Length));
        return new(token.Whole, token.Parts, isPrefix, token.IsUnspaced, isSingle);
    }

    private static bool IsOneCharacter(string token) => CodePoints.Count(token) == 1;

    private static string TooMany(string what, int count, int most) => string.Create(
        CultureInfo.InvariantCulture, $"The search text has {count} {what}, and the maximum is {most}; search for fewer words.");

    private static string NothingToFind(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept([' ', '\t', '\r', '\n']);
        return first < 0
            ? "The search text is empty; write at least one letter, digit or symbol."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The search text {QuotedText.Of(text)} has nothing to search for from index {first} on; write at least one letter, digit or symbol.");
    }
}

using System.Text.Json;

namespace Kontextual.Persistence.Queries;

/// <summary>Decides in a query whether the text of a content matches a search. SQLite calls it as an SQL function.</summary>
internal static class TextMatch
{
    /// <summary>The name of the SQL function. Its arguments are the digest of the content and the text of the search.</summary>
    public const string Function = "text_matches";

    private static readonly ParsedTexts<ITextMatcher> Matchers = new(
        text => Parse((TextSearchKind)(text[0] - '0'), JsonSerializer.Deserialize<string>(text.AsSpan(1))!, nameof(text)));

    /// <summary>Returns the text of a search, which has no U+0000. A function of SQLite gets a text only up to there.</summary>
    public static string TextOf(TextSearchKind kind, string search) => $"{kind:D}{JsonSerializer.Serialize(search)}";

    /// <summary>Parses a search.</summary>
    /// <exception cref="ArgumentException">It breaks a rule of its kind.</exception>
    public static ITextMatcher Parse(TextSearchKind kind, string search, string paramName) => kind switch
    {
        TextSearchKind.Contains => SubstringMatcher.Parse(search, paramName),
        TextSearchKind.Words => new WordsMatcher(WordsQuery.Parse(search, paramName)),
        _ => throw new ArgumentOutOfRangeException(paramName, kind, "There is no such kind of search."),
    };

    /// <summary>Returns the matcher of the text of a search.</summary>
    public static ITextMatcher MatcherOf(string text) => Matchers.Of(text);

    /// <summary>Stands for the SQL function in a query. It is never called.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static bool Matches(ContentDigest digest, string search) =>
        throw new InvalidOperationException($"The function {Function} is for SQL only; called with {search} for {digest}.");
}

using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>Search texts that would be syntax elsewhere: each is parsed, or refused with the name of the parameter.</summary>
[TestFixture, Property("Rule", "Q4")]
public sealed class HostileQueryTests
{
    private const int Cases = 50_000;

    private static readonly string[] Pieces =
    [
        "\"", "\"", "*", "*", " ", " ", "NEAR", "NEAR(a b, 3)", "AND", "OR", "NOT", "^", "col:", "words:", "{words parts}:", "-", "+", "%", "_", "\\", "'", "''", ";", "--", "/*",
        "(", ")", "[", "]", "$.a", "/a/0", "{\"a\":1}", "\0", "\u0001", "\t", "\n", "\uD800", "\uDC00", "\uFFFF", "\uFDD0", "\u200B", "\u2028", "a", "B", "Ab1", "\u0301",
        "\u65e5", "\u672c", "\U0001F44D", "\uFDFA", "¶", "rank", "MATCH", "1e309", "x'00'", "?1", "@p0", "${a}", "%s", "\u202E", "\u0130",
    ];

    [Test]
    public void Each_is_parsed_or_refused_by_name()
    {
        var random = new Random(1);
        var (parsed, refused) = (0, 0);
        for (int i = 0; i < Cases; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (TryParse(text) is { } query)
                parsed++;
            else
                refused++;
        }

        parsed.ShouldBeGreaterThan(Cases / 4);
        refused.ShouldBeGreaterThan(Cases / 20);
    }

    [Test]
    public void A_piece_of_any_length_is_parsed_or_refused_by_name()
    {
        foreach (var piece in Pieces)
        {
            foreach (var length in new[] { 999, 1000, 1001, 1024 * 1024 })
                TryParse(string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length]);
        }
    }

    private static WordsQuery? TryParse(string text)
    {
        try
        {
            var query = WordsQuery.Parse(text, nameof(text));
            query.Clauses.Count.ShouldBeInRange(1, WordsQuery.MaxClauses);
            query.Clauses.All(clause => clause.Patterns.Count > 0).ShouldBeTrue();
            var patterns = query.Clauses.SelectMany(clause => clause.Patterns).ToList();
            patterns.Count.ShouldBeLessThanOrEqualTo(WordsQuery.MaxPatterns);
            patterns.All(pattern => pattern.Whole.Length > 0 && pattern.Parts.Count > 0).ShouldBeTrue();
            patterns.SelectMany(pattern => pattern.Whole).Where(char.IsAscii).All(unit => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit)).ShouldBeTrue();
            return query;
        }
        catch (ArgumentException refusal) when (refusal.GetType() == typeof(ArgumentException))
        {
            refusal.ParamName.ShouldBe("text");
            return null;
        }
    }
}

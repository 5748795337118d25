using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>What is syntax in a search text, and what is refused.</summary>
[TestFixture, Property("Rule", "Q3"), Property("Rule", "Q4")]
public sealed class WordsQueryTests
{
    [TestCase("one two", "one|two")]
    [TestCase("  One\t\u00a0\u3000TWO\n", "one|two")]
    [TestCase("\"one two\" three", "one two|three")]
    [TestCase("\"one two\"three", "one two|three")]
    [TestCase("\"one\"\"two\"", "one|two")]
    [TestCase("pre*", "pre*")]
    [TestCase("pre**", "pre*")]
    [TestCase("\"one pre\"*", "one pre*")]
    [TestCase("\"one\"*two", "one*|two")]
    [TestCase("\"pre*\"", "pre")]
    [TestCase("one *", "one")]
    [TestCase("*one", "one")]
    [TestCase("o*ne", "o ne")]
    [TestCase("one-*", "one")]
    [TestCase("one\u0301*", "one*")]
    [TestCase("DbContext.SaveChanges*", "dbcontext savechanges*")]
    [TestCase("\"one", "one")]
    [TestCase("one\"", "one")]
    [TestCase("5\" x 3\"", "5|x|3")]
    [TestCase("\"\" one \" \"", "one")]
    [TestCase("one NEAR two OR three AND NOT four", "one|near|two|or|three|and|not|four")]
    [TestCase("^one -two +three col:four {a b}:c", "one|two|three|col four|a|b c")]
    [TestCase("100% a_b c\\d 'e' (f)", "100|a b|c d|e|f")]
    [TestCase("C++ && c#", "c|c")]
    [TestCase("one\0two", "one two", TestName = "A_search_text_with_NUL_becomes_a_phrase")]
    [TestCase("3.14", "3 14")]
    [TestCase("日", "日*")]
    [TestCase("日本", "日本")]
    [TestCase("日本*", "日本*")]
    [TestCase("日本語", "日本 本語")]
    [TestCase("日本2", "日本 本 2")]
    [TestCase("\"2 日\"", "2 日*")]
    [TestCase("\"日 本\"", "日 本*")]
    [TestCase("㍻", "平成")]
    public void A_search_text_becomes_terms_and_phrases(string text, string clauses) =>
        string.Join('|', WordsQuery.Parse(text, nameof(text)).Clauses.Select(clause =>
            string.Join(' ', clause.Patterns.Select(pattern => pattern.Whole + (pattern.IsPrefix ? "*" : ""))))).ShouldBe(clauses);

    [Test]
    public void A_pattern_has_the_parts_of_its_token()
    {
        var pattern = WordsQuery.Parse("SaveChanges*", "text").Clauses.Single().Patterns.Single();

        pattern.Parts.ShouldBe(["save", "changes"]);
        pattern.ShouldSatisfyAllConditions(one => one.IsPrefix.ShouldBeTrue(), one => one.IsUnspaced.ShouldBeFalse(), one => one.IsSingle.ShouldBeFalse());
    }

    [TestCase("", "The search text is empty; write at least one letter, digit or symbol.")]
    [TestCase(" \t\r\n", "The search text is empty; write at least one letter, digit or symbol.")]
    [TestCase("  -- \"%\" *", "The search text \"  -- \\u0022%\\u0022 *\" has nothing to search for from index 2 on; write at least one letter, digit or symbol.")]
    [TestCase("\u0301", "The search text \"\u0301\" has nothing to search for from index 0 on")]
    public void A_text_without_tokens_is_refused(string text, string message) => Refused(text).ShouldStartWith(message);

    [Test]
    public void A_lone_surrogate_is_refused()
    {
        Refused("ab\uD800c").ShouldStartWith("U+D800 at index 2 is a lone surrogate; write whole characters.");
        Refused("\"\uDC00").ShouldStartWith("U+DC00 at index 1 is a lone surrogate; write whole characters.");
    }

    [Test]
    public void A_text_has_at_most_1000_code_points()
    {
        var longest = string.Concat(Enumerable.Repeat("\U00020BB7", 1000));

        WordsQuery.Parse(longest, "text").Clauses.Single().Patterns.Count.ShouldBe(999);
        Refused(longest + "a").ShouldStartWith("The search text has 1001 code points, and the maximum is 1000; search for fewer words.");
        Refused(new string('a', 1024 * 1024)).ShouldStartWith("The search text has 1048576 code points");
        Refused(new string('"', 1024 * 1024)).ShouldStartWith("The search text has 1048576 code points");
    }

    [Test]
    public void A_text_has_at_most_64_terms()
    {
        // A term without tokens does not count.
        var longest = string.Join(" - ", Enumerable.Repeat("a", 64));

        WordsQuery.Parse(longest, "text").Clauses.Count.ShouldBe(64);
        Refused(longest + " a").ShouldStartWith("The search text has 65 terms, and the maximum is 64; search for fewer words.");
    }

    [Test]
    public void A_text_has_at_most_1000_tokens()
    {
        WordsQuery.Parse(new string('\uFDFA', 250), "text").Clauses.Single().Patterns.Count.ShouldBeLessThanOrEqualTo(1000);
        Refused(new string('\uFDFA', 1000)).ShouldContain("tokens, and the maximum is 1000; search for fewer words.");
    }

    [Test]
    public void Null_is_refused() => Should.Throw<ArgumentNullException>(() => WordsQuery.Parse(null!, "text")).ParamName.ShouldBe("text");

    private static string Refused(string text)
    {
        var refusal = Should.Throw<ArgumentException>(() => WordsQuery.Parse(text, nameof(text)));
        refusal.ParamName.ShouldBe("text");
        return refusal.Message;
    }
}

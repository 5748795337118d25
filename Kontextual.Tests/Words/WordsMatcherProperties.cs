using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>The matcher against the same rules written naively, and against what an index of the analysed text can propose.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class WordsMatcherProperties
{
    private const int Cases = 200_000;

    private static readonly string[] Pieces =
        ["a", "b", "A", "B", "1", "2", "é", "ab", "Ab", "AB", "日", "本", "語", "👍", " ", " ", " ", ".", "_", "\"", "\"", "*", "*"];

    [Test]
    public void The_matcher_finds_what_the_naive_one_finds()
    {
        var random = new Random(1);
        var counts = new int[2];
        for (int i = 0; i < Cases; i++)
        {
            var (text, search) = (Text(random, 14), Text(random, 7));
            if (NaiveWords.Matches(text, search) is not { } expected)
                continue;
            new WordsMatcher(WordsQuery.Parse(search, "text")).Matches(text).ShouldBe(expected, $"{search} in {text}");
            counts[expected ? 1 : 0]++;
        }

        counts.ShouldAllBe(count => count > Cases / 10);
    }

    [Test]
    public void A_text_that_matches_has_hits_of_all_clauses_and_only_then()
    {
        foreach (var (text, query) in Pairs(seed: 2))
        {
            var matcher = new WordsMatcher(query);
            var hits = matcher.Hits(text).ToList();

            matcher.Matches(text).ShouldBe(hits.Select(hit => hit.Clause).Distinct().Count() == query.Clauses.Count);
            foreach (var hit in hits)
            {
                hit.Range.Start.ShouldBeGreaterThanOrEqualTo(hit.Tokens.Start);
                hit.Range.Length.ShouldBeGreaterThan(0);
                hit.Range.End.ShouldBeLessThanOrEqualTo(hit.Tokens.End);
                hit.Tokens.End.ShouldBeLessThanOrEqualTo(text.Length);
            }
        }
    }

    [Test]
    public void The_index_proposes_every_text_that_matches()
    {
        var proposed = 0;
        foreach (var (text, query) in Pairs(seed: 3))
        {
            var isProposed = IsProposed(TextAnalyser.ForIndex(text), query);
            if (new WordsMatcher(query).Matches(text))
                isProposed.ShouldBeTrue($"{string.Join(' ', query.Clauses.SelectMany(clause => clause.Patterns).Select(pattern => pattern.Whole))} in {text}");
            proposed += isProposed ? 1 : 0;
        }

        proposed.ShouldBeGreaterThan(0);
    }

    [Test]
    public void A_search_for_a_run_without_spaces_finds_the_texts_that_contain_it()
    {
        var random = new Random(4);
        for (int i = 0; i < Cases / 10; i++)
        {
            var text = Of(random, ["日", "本", "語", "が", "、"], 8);
            var search = Of(random, ["日", "本", "語", "が"], 4);

            new WordsMatcher(WordsQuery.Parse(search, "text")).Matches(text).ShouldBe(text.Contains(search, StringComparison.Ordinal), $"{search} in {text}");
        }
    }

    // What WordsPattern says of an index with both columns.
    private static bool IsProposed(AnalysedText index, WordsQuery query) =>
        query.Clauses.SelectMany(clause => clause.Patterns).All(pattern =>
            Contains(index.Words, pattern.Whole, pattern.IsPrefix) || Contains(index.Parts, string.Join(' ', pattern.Parts), pattern.IsPrefix));

    private static bool Contains(string column, string phrase, bool isPrefix) =>
        $" {column} ".Contains(isPrefix ? $" {phrase}" : $" {phrase} ", StringComparison.Ordinal);

    private static IEnumerable<(string Text, WordsQuery Query)> Pairs(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Cases / 10; i++)
        {
            var (text, search) = (Text(random, 14), Text(random, 7));
            if (NaiveWords.Matches(text, search) is not null)
                yield return (text, WordsQuery.Parse(search, "text"));
        }
    }

    private static string Text(Random random, int most) => Of(random, Pieces, most);

    private static string Of(Random random, string[] pieces, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => pieces[random.Next(pieces.Length)]));
}

using Kontextual.Domain;

namespace Kontextual.Tests.Words;

/// <summary>Which part of a text a snippet shows.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class SnippetTests
{
    private const int Cases = 5_000;

    [Test]
    public void A_short_text_is_shown_as_it_is() => Shown("one Two\nthree", "two", 80).ShouldBe("one [Two]\nthree");

    [Test]
    public void A_text_without_hits_is_shown_from_its_beginning()
    {
        Shown(Words(1, 100), "x", 80).ShouldBe(Words(1, 29) + "…");
        Shown("", "x", 80).ShouldBe("");
    }

    [Test]
    public void The_hit_is_in_the_middle() =>
        Shown($"{Words(1, 50)} Found {Words(51, 50)}", "found", 80).ShouldBe($"…{Words(39, 12)} [Found] {Words(51, 12)}…");

    [Test]
    public void What_is_free_at_one_end_is_used_at_the_other()
    {
        Shown($"Found {Words(1, 100)}", "found", 80).ShouldBe($"[Found] {Words(1, 27)}…");
        Shown($"{Words(1, 99)} Found", "found", 80).ShouldBe($"…{Words(76, 24)} [Found]");
    }

    [Test]
    public void The_first_place_with_most_terms_is_shown() =>
        Shown($"one {Words(1, 60)} two one {Words(1, 60)} one two three {Words(1, 60)} one two three", "one two three", 80)
            .ShouldStartWith($"…{Words(51, 10)} [one] [two] [three] 1 2 3");

    [Test]
    public void A_phrase_and_the_parts_of_a_word_are_marked() =>
        Shown("await db.SaveChangesAsync(cancellation);", "changes \"db SaveChanges\"", 80).ShouldBe("await [db.SaveChanges]Async(cancellation);");

    [Test]
    public void A_script_without_spaces_is_cut_anywhere()
    {
        var text = string.Concat(Enumerable.Repeat("中", 100)) + "日本" + string.Concat(Enumerable.Repeat("文", 100));

        Shown(text, "日本", 80).ShouldBe($"…{new string('中', 38)}[日本]{new string('文', 38)}…");
    }

    [Test]
    public void A_hit_that_does_not_fit_is_cut()
    {
        var gap = new string('-', 100);

        Shown($"{Words(1, 50)} one{gap}two {Words(51, 50)}", "\"one two\"", 80).ShouldBe($"…[one{new string('-', 75)}]…");
    }

    [Test]
    public void A_part_of_a_token_that_does_not_fit_is_shown() =>
        Shown($"Save{new string('\u0301', 100)}Changes", "changes", 80).ShouldEndWith("\u0301[Changes]");

    [Test]
    public void A_snippet_needs_80_code_points() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Shown("one", "one", 79)).ParamName.ShouldBe("maxCodePoints");

    [Test]
    public void Every_snippet_is_short_enough_and_a_part_of_its_text()
    {
        var random = new Random(7);
        foreach (var piece in RandomTexts.Many(seed: 7, Cases))
        {
            var text = string.Concat(Enumerable.Repeat(piece + "a" + piece, random.Next(1, 40)));
            var snippet = Snippet.Of(text, Of("a"), 80);
            var isCut = (snippet.Text.StartsWith('…'), snippet.Text.EndsWith('…'));

            Length(snippet.Text).ShouldBeLessThanOrEqualTo(80);
            text.ShouldContain(snippet.Text[(isCut.Item1 ? 1 : 0)..^(isCut.Item2 ? 1 : 0)], Case.Sensitive);
            snippet.Hits.All(hit => hit.Start >= 0 && hit.Length > 0 && hit.End <= snippet.Text.Length).ShouldBeTrue();
            snippet.Hits.Zip(snippet.Hits.Skip(1)).All(two => two.First.End <= two.Second.Start).ShouldBeTrue();
            if (Of("a").Matches(text))
                snippet.Hits.ShouldNotBeEmpty(RandomTexts.Escape(text));
        }
    }

    private static string Words(int first, int count) => string.Join(' ', Enumerable.Range(first, count));

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static WordsMatcher Of(string search) => new(WordsQuery.Parse(search, nameof(search)));

    private static string Shown(string text, string search, int length)
    {
        var snippet = Snippet.Of(text, Of(search), length);
        var shown = snippet.Text;
        foreach (var hit in snippet.Hits.Reverse())
            shown = shown.Insert(hit.End, "]").Insert(hit.Start, "[");
        return shown;
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Search;

/// <summary>Words that would be syntax elsewhere are found as text, or refused with what is wrong and what to do.</summary>
public sealed class HostileSearchSpecs(Backend backend) : StoreSpecs(backend)
{
    private const SearchFields Everything = SearchFields.Content | SearchFields.Name | SearchFields.Metadata;

    private static readonly string[] Pieces =
    [
        "\"", "\"", "*", " ", "NEAR", "NEAR(a b, 3)", "AND", "OR", "NOT", "^", "col:", "words:", "-", "+", "%", "_", "\\", "'", "'); drop table artifacts; --", "(", ")", "$.a", "/a/0",
        "{\"a\":1}", "\u0001", "\t", "\n", "\uFFFF", "\u200B", "a", "B", "Ab1", "\u65e5", "\u672c", "\U0001F44D", "¶", "MATCH", "1e309", "?1", "@p0", "\u202E", "[bold]x[/]",
    ];

    [Test, Property("Rule", "Q4")]
    public async Task Each_text_is_found_by_itself_and_nothing_happens_to_the_store()
    {
        var random = new Random(11);
        var notes = await NewCollectionAsync();
        var texts = Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Pieces[random.Next(Pieces.Length)]))).Distinct().ToList();
        foreach (var text in texts)
            await NewNoteAsync(notes, $"{texts.IndexOf(text):D2}", text);
        var before = await DumpAsync();

        var refused = 0;
        foreach (var text in texts)
            refused += await FindsItselfAsync(text, $"{texts.IndexOf(text):D2}") ? 0 : 1;

        refused.ShouldBeInRange(1, texts.Count / 3);
        (await DumpAsync()).ShouldBe(before);
    }

    [TestCase("", "is empty")]
    [TestCase(" \t", "is empty")]
    [TestCase(" && ", "has nothing to search for from index 1 on")]
    [TestCase("\0", "has nothing to search for")]
    [TestCase("*", "has nothing to search for")]
    [Property("Rule", "Q4")]
    public async Task Words_that_are_none_are_refused_with_the_place(string words, string says)
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.SearchAsync(new() { Words = words, In = Everything }));
        error.ParamName.ShouldBe("search");
        error.Message.ShouldContain(says);
    }

    [Test, Property("Rule", "Q4")]
    public async Task Long_words_are_searched_up_to_the_limits_and_torn_ones_refused()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "a", string.Join(' ', Enumerable.Range(0, 64)));

        (await Repository.Artifacts.SearchAsync(new() { Words = string.Join(' ', Enumerable.Range(0, 64)) })).Total.ShouldBe(1);
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.SearchAsync(new() { Words = string.Join(' ', Enumerable.Range(0, 65)) })))
            .Message.ShouldContain("the maximum is 64");
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.SearchAsync(new() { Words = new string('x', 1001) }))).ParamName.ShouldBe("search");
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.SearchAsync(new() { Words = "a\ud800" }))).Message.ShouldContain("U+D800 at index 1");
    }

    // Returns false when the words were refused.
    private async Task<bool> FindsItselfAsync(string text, string name)
    {
        SearchResults found;
        try
        {
            found = await Repository.Artifacts.SearchAsync(new() { Words = text, Limit = 1000 });
        }
        catch (ArgumentException e)
        {
            e.ParamName.ShouldBe("search");
            e.Message.ShouldContain("write at least one letter, digit or symbol");
            return false;
        }

        var selected = await Repository.Artifacts.ListAsync(new() { Words = text });
        found.Hits.Select(hit => hit.Artifact.Name).Order(StringComparer.Ordinal).ShouldBe(selected.Items.Select(one => one.Name));
        found.Hits.Select(hit => hit.Artifact.Name).ShouldContain(name);
        return true;
    }
}

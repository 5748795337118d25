using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Search;

/// <summary>Names and the strings of metadata are searched like contents, and the snippets show where something was found.</summary>
public sealed class SearchFieldSpecs(Backend backend) : StoreSpecs(backend)
{
    private const SearchFields Everything = SearchFields.Content | SearchFields.Name | SearchFields.Metadata;

    private Collection notes = null!;

    [SetUp]
    public async Task CreateCollection() => notes = await NewCollectionAsync();

    [TestCase(SearchFields.Content, "plan", "text")]
    [TestCase(SearchFields.Name, "plan", "name")]
    [TestCase(SearchFields.Metadata, "plan", "meta")]
    [TestCase(SearchFields.Content | SearchFields.Name, "plan", "name text")]
    [TestCase(Everything, "plan", "meta name text")]
    [TestCase(Everything, "author", "")]
    [TestCase(Everything, "7 true", "")]
    [TestCase(Everything, "\"meta ada\"", "")]
    [TestCase(Everything, "ada plan", "meta")]
    [Property("Rule", "Q3")]
    public async Task Only_the_given_parts_are_searched(SearchFields fields, string words, string found)
    {
        await AddAsync("a text", "the Plan", "{}");
        await AddAsync("a name/Plan.md", "something", "{}");
        await AddAsync("a meta", "something", """{"author":"Ada","n":7,"b":true,"tags":["x","the plan"]}""");

        var hits = (await Repository.Artifacts.SearchAsync(new() { Words = words, In = fields })).Hits;

        string.Join(' ', hits.Select(hit => hit.Artifact.Name.Substring(2, 4)).Order(StringComparer.Ordinal)).ShouldBe(found);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Terms_can_be_in_different_texts_and_a_phrase_is_in_one()
    {
        await AddAsync("alpha beta", "gamma delta", """{"a":"epsilon zeta","b":"eta"}""");

        (await TotalAsync("alpha delta eta")).ShouldBe(1);
        (await TotalAsync("\"alpha beta\" \"epsilon zeta\" gam*")).ShouldBe(1);
        (await TotalAsync("\"beta gamma\"")).ShouldBe(0);
        (await TotalAsync("\"zeta eta\"")).ShouldBe(0);
        (await TotalAsync("alpha missing")).ShouldBe(0);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Snippets_name_their_part_and_their_place()
    {
        await AddAsync("a plan", "No Plan, no plan.", """{"x":{"a/b":["-","The plan~"]},"y":"plan b","z":"none"}""");

        var snippets = (await Repository.Artifacts.SearchAsync(new() { Words = "plan", In = Everything, SnippetLimit = 20 })).Hits.Single().Snippets;

        snippets.Select(one => (one.Field, one.Path, one.Text, one.Offset)).ShouldBe(
        [
            (SearchFields.Content, null, "No Plan, no plan.", 0),
            (SearchFields.Name, null, "a plan", 0),
            (SearchFields.Metadata, "/x/a~1b/1", "The plan~", 0),
            (SearchFields.Metadata, "/y", "plan b", 0),
        ]);
        snippets[0].Highlights.ShouldBe([new(3, 4), new(12, 4)]);
        snippets[2].Highlights.ShouldBe([new(4, 4)]);
    }

    [Test, Property("Rule", "Q3")]
    public async Task The_texts_with_most_terms_come_first_and_the_limit_cuts_off_the_others()
    {
        await AddAsync("one", "two", """{"a":"three","b":"one two three","c":"two one"}""");

        (await PathsAsync(20)).ShouldBe(["/b", "/c", "Content", "Name", "/a"]);
        (await PathsAsync(2)).ShouldBe(["/b", "/c"]);
        (await PathsAsync(0)).ShouldBeEmpty();

        async Task<IEnumerable<string>> PathsAsync(int limit) =>
            (await Repository.Artifacts.SearchAsync(new() { Words = "one two three", In = Everything, SnippetLimit = limit })).Hits.Single()
                .Snippets.Select(one => one.Path ?? $"{one.Field}");
    }

    [Test, Property("Rule", "Q3")]
    public async Task Offsets_lead_to_the_places_in_the_whole_text()
    {
        var text = $"{string.Concat(Enumerable.Repeat("日本語 é 👍🏽 ", 40))}the ﬁnal Straße{string.Concat(Enumerable.Repeat(" ภาษาไทย e\u0301", 40))}";
        await AddAsync("a", text, "{}");

        var snippet = (await Repository.Artifacts.SearchAsync(new() { Words = "final STRASSE", SnippetLength = 80 })).Hits.Single().Snippets.Single();

        snippet.Offset.ShouldBeGreaterThan(0);
        snippet.Text.ShouldStartWith("…");
        snippet.Highlights.Select(one => snippet.Text.Substring(one.Start, one.Length)).ShouldBe(["ﬁnal", "Straße"]);
        snippet.Highlights.Select(one => text.Substring(one.Start + snippet.Offset, one.Length)).ShouldBe(["ﬁnal", "Straße"]);
    }

    [TestCase("言語", "日本[言語]です")]
    [TestCase("\"本言\" 語*", "日[本言][語]です")]
    [TestCase("ไทย", "ภาษา[ไทย]")]
    [TestCase("👍", "[👍]🏽 好")]
    [Property("Rule", "Q3")]
    public async Task Scripts_without_spaces_are_found(string words, string shown)
    {
        foreach (var (name, text) in new[] { ("Japanese", "日本言語です"), ("Thai", "ภาษาไทย"), ("emoji", "👍🏽 好") })
            await AddAsync(name, text, "{}");

        var snippet = (await Repository.Artifacts.SearchAsync(new() { Words = words })).Hits.Single().Snippets.Single();

        Marked(snippet).ShouldBe(shown);
    }

    private static string Marked(SearchSnippet snippet) => snippet.Highlights.Reverse().Aggregate(
        snippet.Text, (text, one) => text.Insert(one.Start + one.Length, "]").Insert(one.Start, "["));

    private async Task<long> TotalAsync(string words) => (await Repository.Artifacts.SearchAsync(new() { Words = words, In = Everything })).Total;

    private Task<Committed<Artifact>> AddAsync(string name, string text, string metadata) =>
        Repository.CreateArtifactAsync(Draft.Note(notes.Id, name, text) with { Metadata = Draft.Meta(metadata) });
}

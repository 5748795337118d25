using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Search;

/// <summary>What a ranked search finds: which texts, in which artifacts, in which state.</summary>
public sealed class SearchSpecs(Backend backend) : StoreSpecs(backend)
{
    private Collection notes = null!;

    [SetUp]
    public async Task CreateCollection() => notes = await NewCollectionAsync();

    [Test, Property("Rule", "Q3")]
    public async Task Nothing_is_found_in_an_empty_store_and_where_nothing_matches()
    {
        (await WordsAsync("word")).ShouldSatisfyAllConditions(found => found.Hits.ShouldBeEmpty(), found => found.Total.ShouldBe(0));
        await NewNoteAsync(notes, "a", "other");
        (await WordsAsync("word")).Hits.ShouldBeEmpty();
    }

    [Test, Property("Rule", "Q3")]
    public async Task A_hit_has_the_artifact_and_a_score()
    {
        var note = await NewNoteAsync(notes, "a", "two words");
        await NewNoteAsync(notes, "b", "other");

        var hit = (await WordsAsync("words")).Hits.ShouldHaveSingleItem();

        hit.Artifact.ShouldBe(note);

        // One of the two artifacts of the store has the word, and it has the average length of those that match: ln(1 + 1.5 / 1.5) · 2.2 / (1 + 1.2).
        hit.Score.ShouldBe(Math.Log(2), 1e-12);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Filters_select_what_is_searched_but_not_how_rare_a_word_is()
    {
        foreach (var (name, text) in new[] { ("a", "red apple"), ("b", "green apple"), ("c", "red pear") })
            await NewNoteAsync(notes, name, text);
        var other = await NewCollectionAsync("other");
        await NewNoteAsync(other, "d", "apple apple");

        (await NamesAsync(new() { Words = "apple" })).ShouldBe(["d", "a", "b"], ignoreOrder: true);
        (await NamesAsync(new() { Words = "apple", Where = new() { Collection = notes.Id } })).ShouldBe(["a", "b"], ignoreOrder: true);
        (await NamesAsync(new() { Words = "apple", Where = new() { Words = "red" } })).ShouldBe(["a"]);
        (await NamesAsync(new() { Words = "red", Where = new() { NoneOf = [new() { Contains = "pear" }], AnyOf = [new() { NamePrefix = "a" }, new() { Name = "c" }] } })).ShouldBe(["a"]);
        var alone = (await SearchAsync(new() { Words = "apple", Where = new() { Collection = other.Id } })).Hits.ShouldHaveSingleItem();
        alone.Score.ShouldBe(Math.Log(1 + (1.5 / 3.5)) * 2 * 2.2 / 3.2, 1e-12);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Deleted_artifacts_are_searched_only_when_they_are_included_and_purged_ones_never()
    {
        var (a, b) = (await NewNoteAsync(notes, "a", "a secret"), await NewNoteAsync(notes, "b", "a secret"));
        await Repository.DeleteArtifactAsync(a.Id, Expected.Any);
        var all = new ArtifactQuery { IncludeDeleted = true, IncludePurged = true };

        (await NamesAsync(new() { Words = "secret" })).ShouldBe(["b"]);
        (await NamesAsync(new() { Words = "secret", Where = all })).ShouldBe(["a", "b"], ignoreOrder: true);

        // The other artifact still needs the text.
        await Repository.PurgeArtifactAsync(a.Id, Expected.Any);
        (await SearchAsync(new() { Words = "secret", Where = all, In = Everything })).Hits.ShouldHaveSingleItem().Artifact.Id.ShouldBe(b.Id);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Texts_are_searched_up_to_10_MiB_and_other_contents_are_not()
    {
        await AddAsync("long", Long(3 << 20, "the needle"));
        await AddAsync("longest", Long((int)ArtifactFilter.MaxSearchedBytes, "the needle"));
        await AddAsync("too long", Long((int)ArtifactFilter.MaxSearchedBytes + 1, "the needle"));
        await AddAsync("with U+0000", Encoding.UTF8.GetBytes("needle\0"));
        await AddAsync("not UTF-8", [.. "needle "u8, 0xFF]);
        await AddAsync("empty", []);

        var found = await WordsAsync("needle");

        found.Hits.Select(hit => hit.Artifact.Name).ShouldBe(["long", "longest"], ignoreOrder: true);
        found.Hits.ShouldAllBe(hit => hit.Snippets.Single().Text.EndsWith("the needle", StringComparison.Ordinal));

        // Two of six artifacts have the word.
        found.Hits.ShouldAllBe(hit => Math.Abs(hit.Score - Math.Log(1 + (4.5 / 2.5))) < 1e-12);
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "T2")]
    public async Task A_transaction_finds_what_it_wrote_and_a_view_what_it_sees()
    {
        var found = await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "new", "fresh words"), token);
            return (await t.Artifacts.SearchAsync(new() { Words = "fresh" }, token)).Hits.Single().Snippets.Single().Text;
        });
        found.Value.ShouldBe("fresh words");

        await Repository.ReadAsync(async (view, token) =>
        {
            await view.Collections.GetAsync(notes.Id, token);
            await NewNoteAsync(notes, "later", "fresh too").Soon();
            (await view.Artifacts.SearchAsync(new() { Words = "fresh" }, token)).Total.ShouldBe(1);
            return true;
        });
        (await WordsAsync("fresh")).Total.ShouldBe(2);
    }

    [Test, Property("Rule", "Q3")]
    public async Task The_current_content_is_searched_and_the_past_is_refused_with_what_to_do()
    {
        var note = await NewNoteAsync(notes, "a", "first words");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second words"));

        (await WordsAsync("first")).Total.ShouldBe(0);
        (await WordsAsync("second")).Total.ShouldBe(1);
        var past = Repository.AsOf(AsOf.AtSequence(2)).Artifacts;
        (await Should.ThrowAsync<NotSupportedException>(() => past.SearchAsync(new() { Words = "first" }))).Message.ShouldContain("ArtifactFilter.Words");
        (await Should.ThrowAsync<ArgumentException>(() => past.SearchAsync(new() { Words = "" }))).ParamName.ShouldBe("search");
        (await past.ListAsync(new() { Words = "first" })).Items.ShouldHaveSingleItem();
    }

    [Test, Property("Rule", "Q3")]
    public async Task The_limit_cuts_off_the_worst_and_the_total_tells_how_many_match()
    {
        for (int i = 1; i <= 30; i++)
            await NewNoteAsync(notes, $"{i:D2}", string.Join(' ', Enumerable.Repeat("word", i).Concat(Enumerable.Repeat("other", 30 - i))));

        var all = await SearchAsync(new() { Words = "word", Limit = 1000 });
        all.Hits.Select(hit => hit.Artifact.Name).ShouldBe(Enumerable.Range(1, 30).Reverse().Select(i => $"{i:D2}"));
        var best = await SearchAsync(new() { Words = "word", Limit = 3 });
        (best.Total, best.Hits.Count).ShouldBe((30, 3));
        best.Hits.Select(hit => (hit.Artifact, hit.Score)).ShouldBe(all.Hits.Take(3).Select(hit => (hit.Artifact, hit.Score)));
        (await WordsAsync("word")).Hits.Count.ShouldBe(20);
    }

    private const SearchFields Everything = SearchFields.Content | SearchFields.Name | SearchFields.Metadata;

    private static byte[] Long(int bytes, string end) => [.. Enumerable.Repeat((byte)'a', bytes - end.Length - 1), (byte)' ', .. Encoding.UTF8.GetBytes(end)];

    private Task<Committed<Artifact>> AddAsync(string name, byte[] bytes) => Repository.CreateArtifactAsync(Draft.File(notes.Id, name, bytes));

    private Task<SearchResults> WordsAsync(string words) => SearchAsync(new() { Words = words });

    private Task<SearchResults> SearchAsync(ArtifactSearch search) => Repository.Artifacts.SearchAsync(search);

    private async Task<IEnumerable<string>> NamesAsync(ArtifactSearch search) => (await SearchAsync(search)).Hits.Select(hit => hit.Artifact.Name);
}

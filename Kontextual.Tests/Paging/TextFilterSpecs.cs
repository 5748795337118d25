using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>Filters by words and by parts of texts read the current content of any length, if it is a text.</summary>
public sealed class TextFilterSpecs(Backend backend) : StoreSpecs(backend)
{
    private Collection notes = null!;

    [SetUp]
    public async Task CreateCollection() => notes = await NewCollectionAsync();

    [Test, Property("Rule", "Q3")]
    public async Task Long_texts_are_searched_up_to_10_MiB()
    {
        await AddAsync("long", Long(3 << 20, "the needle"));
        await AddAsync("longest", Long((int)ArtifactFilter.MaxSearchedBytes, "the needle"));
        await AddAsync("too long", Long((int)ArtifactFilter.MaxSearchedBytes + 1, "the needle"));

        (await WithWordsAsync("needle")).ShouldBe(["long", "longest"]);
        (await ContainingAsync("E NEEDLE")).ShouldBe(["long", "longest"]);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Characters_between_two_chunks_are_whole()
    {
        // The chunks have 1 MiB, so a character of two bytes is divided.
        await AddAsync("divided", Encoding.UTF8.GetBytes(new string('a', (1 << 20) - 1) + "é" + new string('b', 100)));

        (await ContainingAsync("aéb")).ShouldBe(["divided"]);
        (await ContainingAsync("aÉB")).ShouldBe(["divided"]);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Contents_that_are_no_text_are_not_searched()
    {
        await AddAsync("with U+0000", Encoding.UTF8.GetBytes("word\0word"));
        await AddAsync("not UTF-8", [.. "word"u8, 0xFF]);
        await AddAsync("text", "word"u8.ToArray());

        (await WithWordsAsync("word")).ShouldBe(["text"]);
        (await ContainingAsync("word")).ShouldBe(["text"]);
        (await ContainingAsync("word\0")).ShouldBeEmpty();
    }

    [Test, Property("Rule", "Q3")]
    public async Task The_current_content_is_searched_and_that_of_the_moment_in_the_past()
    {
        var note = await NewNoteAsync(notes, "a", "first words");
        var then = (await Repository.Changes.HeadAsync()).Sequence;
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second words"));
        await Repository.DeleteArtifactAsync((await NewNoteAsync(notes, "b", "second")).Id, Expected.Any);

        (await WithWordsAsync("first")).ShouldBeEmpty();
        (await WithWordsAsync("second")).ShouldBe(["a"]);
        var past = Repository.AsOf(AsOf.AtSequence(then)).Artifacts;
        (await past.ListAsync(new() { Words = "first" })).Items.Select(item => item.Name).ShouldBe(["a"]);
        (await past.CountAsync(new() { Contains = "second" })).ShouldBe(0);
    }

    [Test, Property("Rule", "Q3")]
    public async Task A_purged_text_is_not_found()
    {
        var note = await NewNoteAsync(notes, "a", "a secret");
        await NewNoteAsync(notes, "b", "a secret");
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any);
        await Repository.PurgeArtifactAsync(note.Id, Expected.Any);

        var all = new ArtifactQuery { IncludeDeleted = true, IncludePurged = true };
        (await Repository.Artifacts.CountAsync(all)).ShouldBe(2);
        (await NamesAsync(all with { Words = "secret" })).ShouldBe(["b"]);
        (await NamesAsync(all with { Contains = "s" })).ShouldBe(["b"]);
        var past = Repository.AsOf(AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence)).Artifacts;
        (await past.CountAsync(all with { Words = "secret" })).ShouldBe(1);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Case_is_ignored_by_simple_folding_and_nothing_else_is()
    {
        foreach (var text in new[] { "Straße", "STRASSE", "ΣΊΣΥΦΟΣ", "K", "é", "e\u0301", "İ", "\U00010400" })
            await NewNoteAsync(notes, text == "e\u0301" ? "decomposed" : text, text);

        (await ContainingAsync("STRAẞE")).ShouldBe(["Straße"]);
        (await ContainingAsync("σίσυφος")).ShouldBe(["ΣΊΣΥΦΟΣ"]);
        (await ContainingAsync("\u212A")).ShouldBe(["K"]);
        (await ContainingAsync("É")).ShouldBe(["é"]);
        (await ContainingAsync("i")).ShouldBeEmpty();
        (await ContainingAsync("\U00010428")).ShouldBe(["\U00010400"]);
        (await WithWordsAsync("strasse")).ShouldBe(["STRASSE", "Straße"]);
    }

    [Test, Property("Rule", "Q4")]
    public async Task No_character_of_a_part_is_syntax()
    {
        string[] hostile =
        [
            "\"", "'", "''", "*", "%", "_", "\\", "^", "NEAR(a b)", "col:x", "a OR b", "'); DROP TABLE artifacts; --", "/a~1b/~0", "{\"a\":1}", "$.a", "?1", "@p0", "[a]", "\u0001", "\u202E",
        ];
        foreach (var text in hostile)
            await NewNoteAsync(notes, $"{Array.IndexOf(hostile, text):D2}", $"<<{text}>>");

        foreach (var text in hostile)
            (await ContainingAsync($"<{text}>")).ShouldBe([$"{Array.IndexOf(hostile, text):D2}"]);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Words_and_parts_combine_with_groups_counts_and_facets()
    {
        foreach (var text in new[] { "red apple", "green apple", "red pear", "SaveChangesAsync" })
            await NewNoteAsync(notes, text, text);

        (await NamesAsync(new() { Words = "apple", Contains = "RED" })).ShouldBe(["red apple"]);
        (await NamesAsync(new() { AnyOf = [new() { Words = "pear" }, new() { Contains = "changes" }] })).ShouldBe(["SaveChangesAsync", "red pear"]);
        (await NamesAsync(new() { NoneOf = [new() { Words = "apple" }], Words = "red" })).ShouldBe(["red pear"]);
        (await Repository.Artifacts.CountAsync(new() { Words = "\"red a\"*" })).ShouldBe(1);
        (await Repository.Artifacts.FacetsAsync(new() { Words = "changes" }, ArtifactFacet.Type)).Items.ShouldBe([new FacetCount("note", 1)]);
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "T2")]
    public async Task A_transaction_finds_the_texts_that_it_wrote()
    {
        var found = await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "new", "fresh words"), token);
            return (await t.Artifacts.ListAsync(new() { Words = "fresh" }, cancellationToken: token)).Items.Count;
        });

        found.Value.ShouldBe(1);
    }

    private static byte[] Long(int bytes, string end) => [.. Enumerable.Repeat((byte)'a', bytes - end.Length - 1), (byte)' ', .. Encoding.UTF8.GetBytes(end)];

    private Task<Committed<Artifact>> AddAsync(string name, byte[] bytes) => Repository.CreateArtifactAsync(Draft.File(notes.Id, name, bytes));

    private Task<IEnumerable<string>> WithWordsAsync(string words) => NamesAsync(new() { Words = words });

    private Task<IEnumerable<string>> ContainingAsync(string part) => NamesAsync(new() { Contains = part });

    private async Task<IEnumerable<string>> NamesAsync(ArtifactQuery query) => (await Repository.Artifacts.ListAsync(query)).Items.Select(item => item.Name);
}

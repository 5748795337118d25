using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Words;

namespace Kontextual.Tests.Schema;

/// <summary>The rows of the word index follow from the texts of the artifacts, whatever is written.</summary>
public sealed class WordIndexTests
{
    private TestStore store = null!;
    private RawStore raw = null!;
    private Collection notes = null!;

    [SetUp]
    public async Task MakeStore()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        raw = new RawStore(store.Path);
        raw.Execute("CREATE VIRTUAL TABLE temp.tokens USING fts5vocab('main', 'artifact_words', 'instance')");
        notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
    }

    [TearDown]
    public async Task RemoveStore()
    {
        raw.Dispose();
        await store.DisposeAsync();
    }

    [Test, Property("Rule", "Q3")]
    public async Task Every_verb_keeps_the_tokens()
    {
        var a = await AddAsync("First name", "SaveChanges saves", """{"by":"Ada","n":1,"tags":["x","y"]}""");
        TokensShouldBe("0 changes", "0 save", "0 savechanges", "0 saves", "1 ada", "1 first", "1 name", "1 x", "1 y");
        var b = await AddAsync("b", "other text");
        await ReviseAsync(a, Draft.Text("other saves"));
        TokensShouldBe("0 other", "0 saves", "1 ada", "1 first", "1 name", "1 x", "1 y", "2 other", "2 text", "3 b");
        await ReviseAsync(a, new ArtifactChange { Name = "Next" });
        await ReviseAsync(a, new ArtifactChange { Metadata = Metadata.Empty });
        await store.Repository.DeleteArtifactAsync(b.Id, Expected.Any);
        TokensShouldBe("0 other", "0 saves", "1 next", "2 other", "2 text", "3 b");
        await store.Repository.PurgeArtifactAsync(b.Id, Expected.Any);
        TokensShouldBe("0 other", "0 saves", "1 next");
        await store.Repository.DeleteArtifactAsync(a.Id, Expected.Any);
        await store.Repository.RestoreArtifactAsync(a.Id, Expected.Any);
        TokensShouldBe("0 other", "0 saves", "1 next");
    }

    [Test, Property("Rule", "Q3")]
    public async Task A_content_that_is_no_text_has_no_tokens_and_one_in_chunks_has()
    {
        await store.Repository.CreateArtifactAsync(Draft.File(notes.Id, "a", [.. "binary "u8, 0]));
        var large = await store.Repository.CreateArtifactAsync(Draft.File(notes.Id, "b", [.. Enumerable.Repeat("word "u8.ToArray(), 500_000).SelectMany(bytes => bytes)]));
        TokensShouldBe("1 a", "2 word", "3 b");

        await store.Repository.DeleteArtifactAsync(large.Value.Id, Expected.Any);
        await store.Repository.PurgeArtifactAsync(large.Value.Id, Expected.Any);
        TokensShouldBe("1 a");
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "T1")]
    public async Task What_a_transaction_rolls_back_leaves_no_tokens()
    {
        await AddAsync("a", "kept");
        await Should.ThrowAsync<InvalidOperationException>(() => store.Repository.WriteAsync<Artifact>(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b", "gone"), token);
            throw new InvalidOperationException();
        }));
        TokensShouldBe("0 kept", "1 a");
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "D4")]
    public async Task A_rebuilt_index_is_the_one_that_was_kept()
    {
        var random = new Random(5);
        var texts = RandomTexts.Many(seed: 5, 120).Select(text => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not (0 or 0xFFFD)))).ToList();
        var artifacts = new List<Artifact>();
        foreach (var text in texts.Take(60))
            artifacts.Add(await AddAsync($"{artifacts.Count}", text));
        foreach (var text in texts.Skip(60))
            await ReviseAsync(artifacts[random.Next(artifacts.Count)], Draft.Text(text));
        var kept = Tokens();
        raw.Execute("INSERT INTO artifact_words (rowid, words) VALUES (77, 'strange')");
        raw.Execute("DELETE FROM metadata_values");

        (await store.Repository.RebuildAsync()).Artifacts.ShouldBe(60);

        Tokens().ShouldBe(kept);
        kept.Count.ShouldBeGreaterThan(200);
    }

    [TestCase("DROP TABLE artifact_words")]
    [TestCase("DELETE FROM artifact_words_data")]
    [TestCase("UPDATE artifact_words_data SET block = x'ffffffffffff'")]
    [TestCase("DELETE FROM artifact_words_idx")]
    [TestCase("DROP TABLE artifact_words_data")]
    [TestCase("DELETE FROM artifact_words_config")]
    [TestCase("UPDATE artifact_words_config SET v = 99")]
    [TestCase("INSERT INTO artifact_words (artifact_words) VALUES ('delete-all')")]
    [Property("Rule", "D4"), Property("Rule", "P7")]
    public async Task A_damaged_index_is_rebuilt(string damage)
    {
        await AddAsync("a", "some words");
        await store.CloseAsync();
        raw.Execute(damage);
        await using var repository = await store.OpenAnotherAsync();

        await repository.RebuildAsync();

        (await repository.Artifacts.ListAsync(new() { Words = "words" })).Items.ShouldHaveSingleItem();
        await repository.CreateArtifactAsync(Draft.Note(notes.Id, "b", "more words"));
        (await repository.Artifacts.CountAsync(new() { Words = "words" })).ShouldBe(2);
    }

    [Test, Property("Rule", "Q3")]
    public async Task Tokens_of_another_version_are_neither_asked_nor_kept()
    {
        await AddAsync("a", "some words");
        await AddAsync("b", "other words");
        raw.Execute($"UPDATE stores SET word_index_version = {ArtifactWords.Version + 1}");
        raw.Execute("INSERT INTO artifact_words (artifact_words) VALUES ('delete-all')");
        (await store.Repository.Artifacts.CountAsync(new() { Words = "words" })).ShouldBe(2);

        raw.Execute("INSERT INTO artifact_words (rowid, words) VALUES (2, 'strange')");
        await AddAsync("c", "third");
        raw.Rows("SELECT word_index_version FROM stores").ShouldBe([""]);
        TokensShouldBe();
        await AddAsync("d", "fourth");
        (await store.Repository.Artifacts.CountAsync(new() { AnyOf = [new() { Words = "fourth" }, new() { Words = "words" }] })).ShouldBe(3);

        var scores = await ScoresAsync();
        scores.Count.ShouldBe(2);
        await store.Repository.RebuildAsync();
        TokensShouldBe("0 some", "0 words", "1 a", "2 other", "2 words", "3 b", "4 third", "5 c", "6 fourth", "7 d");
        (await ScoresAsync()).ShouldBe(scores);
    }

    [TestCase("NULL")]
    [TestCase("99")]
    [TestCase("'x'")]
    [TestCase("x'01'")]
    [Property("Rule", "P7")]
    public async Task Without_a_valid_version_the_texts_are_read(string version)
    {
        await AddAsync("a", "some words");
        raw.Execute($"PRAGMA ignore_check_constraints = ON; UPDATE stores SET word_index_version = {version}");

        (await store.Repository.Artifacts.CountAsync(new() { Words = "words" })).ShouldBe(1);
        (await ScoresAsync()).Count.ShouldBe(1);
        await AddAsync("b", "other words");
        (await store.Repository.Artifacts.CountAsync(new() { Words = "words" })).ShouldBe(2);
    }

    [TestCase("INSERT INTO artifact_words (artifact_words) VALUES ('delete-all')")]
    [TestCase("DROP TABLE artifact_words")]
    [TestCase("UPDATE artifacts SET name = 'one two three four five'")]
    [Property("Rule", "P7"), Property("Rule", "D4")]
    public async Task An_index_that_cannot_be_written_is_given_up_and_no_write_fails(string damage)
    {
        var a = await AddAsync("a", "words");
        await store.CloseAsync();
        raw.Execute(damage);
        await using var repository = await store.OpenAnotherAsync();

        await repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Name = "b", Content = ContentSource.FromText("other words") });

        (await repository.Artifacts.ListAsync(new() { Words = "other words" })).Items.ShouldHaveSingleItem();
        await repository.CompactAsync();
        raw.Rows("SELECT word_index_version FROM stores").ShouldBe([""]);
        await repository.RebuildAsync();
        raw.Rows("SELECT word_index_version FROM stores").ShouldBe([$"{ArtifactWords.Version}"]);
        (await repository.Artifacts.ListAsync(new() { Words = "other words" })).Items.ShouldHaveSingleItem();
    }

    [Test, Property("Rule", "Q3")]
    public async Task A_name_and_a_string_of_metadata_are_analysed_alone()
    {
        // A character of 32 code points and more, which is folded in parts that depend on where it begins.
        var long1 = string.Concat(Enumerable.Repeat("\u1112\u1161\u11ab", 20));
        await AddAsync("a", "x", $$"""{"file":"{{long1}}"}""");

        (await store.Repository.Artifacts.SearchAsync(new() { Words = long1, In = SearchFields.Metadata })).Total.ShouldBe(1);
        (await store.Repository.Artifacts.SearchAsync(new() { Words = "a x", In = SearchFields.Name | SearchFields.Content })).Total.ShouldBe(1);
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "S2")]
    public async Task An_imported_store_has_its_index()
    {
        await AddAsync("a", "some words");
        using var snapshot = new MemoryStream();
        await KnowledgeSnapshot.ExportAsync(store.Repository, snapshot);
        snapshot.Position = 0;
        using var folder = new TempFolder();
        await using var target = await KnowledgeStore.OpenAsync(options => options.UseSqlite(folder.File("copy.db")));
        target.Store.Id.ShouldNotBe(store.Repository.Store.Id);
        await KnowledgeSnapshot.ImportAsync(target, snapshot);

        using var imported = new RawStore(folder.File("copy.db"));
        imported.Rows("SELECT word_index_version FROM stores").ShouldBe([$"{ArtifactWords.Version}"]);
        imported.Rows("SELECT rowid FROM artifact_words WHERE artifact_words MATCH 'some'").ShouldBe(["2"]);
        (await target.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Test, Property("Rule", "T4")]
    public async Task It_cannot_be_rebuilt_inside_a_write() => await store.Repository.WriteAsync(
        async (_, _) => await Should.ThrowAsync<InvalidOperationException>(() => store.Repository.RebuildAsync()));

    [Test, Property("Rule", "D4")]
    public async Task Rebuilding_that_is_cancelled_leaves_the_index_as_it_was()
    {
        await AddAsync("a", "some words");
        using var cancelling = new CancellationTokenSource();
        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => store.Repository.RebuildAsync(cancelling.Token));
        TokensShouldBe("0 some", "0 words", "1 a");
    }

    private async Task<IReadOnlyList<double>> ScoresAsync() =>
        [.. (await store.Repository.Artifacts.SearchAsync(new() { Words = "words" })).Hits.Select(hit => hit.Score)];

    private void TokensShouldBe(params string[] tokens) => Tokens().ShouldBe(tokens);

    /// <summary>The rows of the index, counted from the first artifact, with their tokens.</summary>
    private IReadOnlyList<string> Tokens() => raw.Rows("SELECT (doc - 2) || ' ' || term FROM temp.tokens ORDER BY doc, term");

    private async Task<Artifact> AddAsync(string name, string text, string metadata = "{}") =>
        (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, name, text) with { Metadata = Draft.Meta(metadata) })).Value;

    private async Task ReviseAsync(Artifact artifact, ArtifactChange change) => await store.Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, change);
}

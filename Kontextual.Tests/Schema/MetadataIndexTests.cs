using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Schema;

/// <summary>The rows of the metadata index follow from the metadata of the artifacts, whatever is written.</summary>
public sealed class MetadataIndexTests
{
    private TestStore store = null!;
    private RawStore raw = null!;
    private Collection notes = null!;

    [SetUp]
    public async Task MakeStore()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        raw = new RawStore(store.Path);
        notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
    }

    [TearDown]
    public async Task RemoveStore()
    {
        raw.Dispose();
        await store.DisposeAsync();
    }

    [Test, Property("Rule", "Q2")]
    public async Task Every_verb_keeps_the_rows()
    {
        var a = await AddAsync("a", """{"author":"ada","tags":["x","y"],"deep":{"n":1.0,"none":null}}""");
        var b = await AddAsync("b", """{"author":"ada","only":"here"}""");
        RowsShouldBeThoseOf("a", "b");
        await ReviseAsync(a, """{"author":"bob","tags":["y","z"]}""");
        RowsShouldBeThoseOf("a", "b");
        await store.Repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Name = "c" });
        await store.Repository.DeleteArtifactAsync(a.Id, Expected.Any);
        RowsShouldBeThoseOf("b", "c");
        await store.Repository.RestoreArtifactAsync(a.Id, Expected.Any);
        await ReviseAsync(a, "{}");
        RowsShouldBeThoseOf("b");
        await store.Repository.DeleteArtifactAsync(b.Id, Expected.Any);
        await store.Repository.PurgeArtifactAsync(b.Id, Expected.Any);
        raw.Rows("SELECT * FROM metadata_values").ShouldBeEmpty();
        raw.Rows("SELECT * FROM metadata_pointers").ShouldBeEmpty();
    }

    [Test, Property("Rule", "Q2")]
    public async Task What_a_transaction_rolls_back_leaves_no_rows()
    {
        await AddAsync("a", """{"author":"ada"}""");
        await Should.ThrowAsync<InvalidOperationException>(() => store.Repository.WriteAsync<Artifact>(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b") with { Metadata = Draft.Meta("""{"secret":"bob"}""") }, token);
            throw new InvalidOperationException();
        }));
        await AddAsync("c", """{"secret":"eve"}""");

        RowsShouldBeThoseOf("a", "c");
    }

    [Test, Property("Rule", "Q2")]
    public async Task Metadata_that_is_too_large_for_the_index_is_found_all_the_same()
    {
        await AddAsync("small", """{"m1":1}""");
        var large = await AddAsync("large", $"{{{string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"m{i}\":{i}"))}}}");
        raw.Rows("SELECT pointer FROM metadata_pointers ORDER BY pointer").ShouldBe(["*", "/m1"]);

        (await NamesAsync(MetadataFilter.Equal("/m1", 1))).ShouldBe("large small");
        (await NamesAsync(MetadataFilter.Equal("/m1000", 1000))).ShouldBe("large");
        (await NamesAsync(MetadataFilter.Equal("/m1000", 1001))).ShouldBe("");
        await ReviseAsync(large, """{"m1":2}""");
        raw.Rows("SELECT pointer FROM metadata_pointers").ShouldBe(["/m1"]);
    }

    [Test, Property("Rule", "Q2")]
    public async Task More_artifacts_than_are_proposed_to_a_page_are_found_in_the_order_of_the_listing()
    {
        const int many = 10_050;
        await store.Repository.WriteAsync(async (t, token) =>
        {
            for (int i = 0; i < many; i++)
                await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"{i:D5}", "x") with { Metadata = Draft.Meta($$"""{"all":true,"n":{{i % 100}}}""") }, token);
        });

        var page = await store.Repository.Artifacts.ListAsync(new() { Metadata = [MetadataFilter.Equal("/all", true)] }, new PageRequest { Size = 2 });
        page.Items.Select(artifact => artifact.Name).ShouldBe(["00000", "00001"]);
        (await store.Repository.Artifacts.CountAsync(new() { Metadata = [MetadataFilter.Exists("/all")] })).ShouldBe(many);
        var both = new ArtifactQuery { Metadata = [MetadataFilter.Equal("/all", true), MetadataFilter.AtLeast("/n", 99)], Direction = SortDirection.Descending };
        (await store.Repository.Artifacts.CountAsync(both)).ShouldBe(100);
        (await store.Repository.Artifacts.ListAsync(both, new PageRequest { Size = 1 })).Items.Single().Name.ShouldBe("09999");
    }

    [Test, Property("Rule", "Q2")]
    public async Task The_largest_query_is_answered()
    {
        await AddAsync("a", """{"m99":"v5"}""");
        ArtifactFilter Group(int i) => new() { Metadata = [MetadataFilter.In($"/m{i}", [.. Enumerable.Range(0, 20).Select(v => (MetadataValue)$"v{v}")])] };

        foreach (var count in new[] { 40, 100 })
        {
            var query = new ArtifactQuery { AnyOf = [.. Enumerable.Range(100 - count, count).Select(Group)] };
            (await store.Repository.Artifacts.ListAsync(query)).Items.ShouldHaveSingleItem();
            (await store.Repository.Artifacts.CountAsync(query)).ShouldBe(1);
        }
    }

    [Test, Property("Rule", "Q2")]
    public async Task A_program_that_changed_the_metadata_by_itself_blocks_no_write()
    {
        var a = await AddAsync("a", """{"n":1}""");
        raw.Execute("UPDATE artifacts SET metadata = '{\"n\":2}'");
        await ReviseAsync(a, """{"n":1}""");

        RowsShouldBeThoseOf("a");
    }

    [TestCase("DELETE FROM metadata_values")]
    [TestCase("DELETE FROM metadata_pointers")]
    [TestCase("UPDATE metadata_values SET value = 'x'")]
    [TestCase("UPDATE metadata_values SET pointer_key = 99")]
    [TestCase("UPDATE metadata_values SET artifact_id = '01890000-0000-7000-8000-000000000000'")]
    [TestCase("UPDATE metadata_pointers SET pointer = '/m'")]
    [TestCase("PRAGMA ignore_check_constraints = ON; UPDATE metadata_values SET value = x'ff'")]
    [TestCase("PRAGMA ignore_check_constraints = ON; UPDATE metadata_values SET artifact_id = 'no id'")]
    [Property("Rule", "P7")]
    public async Task A_damaged_index_hides_artifacts_from_its_conditions_only(string damage)
    {
        var a = await AddAsync("a", """{"n":1}""");
        raw.Execute(damage);

        (await NamesAsync(MetadataFilter.Equal("/n", 1))).ShouldBe("");
        (await NamesAsync(MetadataFilter.Equal("/m", 2))).ShouldBe("");
        (await store.Repository.Artifacts.ListAsync(new())).Items.ShouldBe([a]);
        (await store.Repository.Artifacts.CountAsync(new() { NoneOf = [new() { Metadata = [MetadataFilter.Equal("/n", 2)] }] })).ShouldBe(1);
        await ReviseAsync(a, """{"n":2}""");
        (await NamesAsync(MetadataFilter.Equal("/n", 2))).ShouldBe("a");
    }

    private void RowsShouldBeThoseOf(params string[] names)
    {
        var expected = raw.Rows($"SELECT id, metadata FROM artifacts WHERE name IN ({string.Join(", ", names.Select(name => $"'{name}'"))})")
            .Select(row => row.Split('|', 2))
            .SelectMany(row => MetadataLeaves.Of(row[1]).Select(leaf => $"{leaf.Pointer}|{leaf.Key}|{row[0]}"))
            .ToList();
        expected.ShouldNotBeEmpty();
        raw.Rows("SELECT p.pointer, v.value, v.artifact_id FROM metadata_values AS v JOIN metadata_pointers AS p ON p.pointer_key = v.pointer_key")
            .ShouldBe(expected, ignoreOrder: true);
        raw.Rows("SELECT pointer FROM metadata_pointers").ShouldBe(expected.Select(row => row.Split('|')[0]).Distinct(), ignoreOrder: true);
    }

    private async Task<Artifact> AddAsync(string name, string metadata) =>
        (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, name) with { Metadata = Draft.Meta(metadata) })).Value;

    private async Task ReviseAsync(Artifact artifact, string metadata) =>
        await store.Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, new ArtifactChange { Metadata = Draft.Meta(metadata) });

    private async Task<string> NamesAsync(MetadataFilter filter) =>
        string.Join(' ', (await store.Repository.Artifacts.ListAsync(new() { Metadata = [filter] })).Items.Select(artifact => artifact.Name));
}

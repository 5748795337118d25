using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>Outputs whose inputs have moved on, with the causes.</summary>
public sealed class StaleSpecs(Backend backend) : StoreSpecs(backend)
{
    private Pipeline pipeline = null!;

    [SetUp]
    public async Task MakePipeline() => pipeline = new Pipeline(Repository, await NewCollectionAsync());

    [Test, Property("Rule", "O5")]
    public async Task An_output_is_stale_when_the_content_of_an_input_has_changed()
    {
        await pipeline.PutAsync("a", "one", null);
        await pipeline.NoteAsync("b");
        await pipeline.RunAsync("parse", "a b", "c");
        (await StaleAsync()).ShouldBeEmpty();

        await pipeline.PutAsync("a", "two", null);

        (await StaleAsync()).ShouldBe(["c: Revised a"]);
        var cause = (await Repository.Runs.StaleAsync(new())).Items.Single().Causes.Single();
        (cause.Revision, cause.Digest, cause.CurrentRevision, cause.CurrentDigest)
            .ShouldBe((1, ContentDigest.Of("one"u8), 2, ContentDigest.Of("two"u8)));
    }

    [Test, Property("Rule", "O6")]
    public async Task Equal_content_is_no_cause()
    {
        await pipeline.PutAsync("a", "one", null);
        await pipeline.RunAsync("parse", "a", "c");
        await Repository.ReviseArtifactAsync(pipeline["a"].Id, Expected.Any, new() { Name = "renamed", Metadata = Draft.Meta("""{"x":1}""") });
        (await StaleAsync()).ShouldBeEmpty();

        await Repository.ReviseArtifactAsync(pipeline["a"].Id, Expected.Any, Draft.Text("two"));
        (await StaleAsync()).ShouldBe(["c: Revised a"]);
        await Repository.ReviseArtifactAsync(pipeline["a"].Id, Expected.Any, Draft.Text("one"));

        (await StaleAsync()).ShouldBeEmpty();
    }

    [Test, Property("Rule", "O6")]
    public async Task A_deleted_or_purged_input_is_a_cause_and_a_restored_one_is_not()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("parse", "a", "c");
        await Repository.DeleteArtifactAsync(pipeline["a"].Id, Expected.Any);
        (await StaleAsync()).ShouldBe(["c: Deleted a"]);
        await Repository.RestoreArtifactAsync(pipeline["a"].Id, Expected.Any);
        (await StaleAsync()).ShouldBeEmpty();

        await Repository.DeleteArtifactAsync(pipeline["a"].Id, Expected.Any);
        await Repository.PurgeArtifactAsync(pipeline["a"].Id, Expected.Any);

        (await StaleAsync()).ShouldBe(["c: Purged a"]);
    }

    [Test, Property("Rule", "O6")]
    public async Task A_deleted_or_changed_output_is_not_stale()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("parse", "a", "c d");
        await pipeline.NoteAsync("a", "d");
        await Repository.DeleteArtifactAsync(pipeline["c"].Id, Expected.Any);

        (await StaleAsync()).ShouldBeEmpty();
        await Repository.RestoreArtifactAsync(pipeline["c"].Id, Expected.Any);
        (await StaleAsync()).ShouldBe(["c: Revised a"]);
    }

    [Test, Property("Rule", "O6")]
    public async Task The_last_run_that_recorded_the_content_decides()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("first", "a", "c");
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("again", "a", "c");

        (await StaleAsync()).ShouldBeEmpty();
        await pipeline.NoteAsync("a");
        (await Repository.Runs.StaleAsync(new())).Items.Single().RunId.ShouldBe(pipeline.RunOf("again"));
    }

    [Test, Property("Rule", "O6")]
    public async Task Staleness_spreads_on_request_and_stops_at_equal_content_that_was_made_again()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b");
        await pipeline.RunAsync("2", "b", "c");
        await pipeline.RunAsync("3", "c", "d");
        await pipeline.NoteAsync("a");

        (await StaleAsync()).ShouldBe(["b: Revised a"]);
        (await StaleAsync(new() { Transitive = true })).ShouldBe(["b: Revised a", "c: Stale b", "d: Stale c"]);
        (await StaleAsync(new() { Transitive = true, Artifact = pipeline["d"].Id })).ShouldBe(["d: Stale c"]);
        (await StaleAsync(new() { Artifact = pipeline["d"].Id })).ShouldBeEmpty();

        await pipeline.RunAsync("1 again", "a", "b");
        (await StaleAsync(new() { Transitive = true })).ShouldBeEmpty();
    }

    [Test, Property("Rule", "O6")]
    public async Task A_cycle_makes_nothing_stale_by_itself()
    {
        await pipeline.NoteAsync("a", "x");
        await pipeline.RunAsync("1", "x", "a");
        await pipeline.RunAsync("2", "a x", "b");
        await pipeline.RunAsync("3", "b", "a");

        (await StaleAsync(new() { Transitive = true })).ShouldBeEmpty();
        await pipeline.NoteAsync("x");
        (await StaleAsync(new() { Transitive = true })).ShouldBe(["a: Stale b", "b: Stale a, Revised x"]);
    }

    [Test, Property("Rule", "O5")]
    public async Task Only_the_outputs_of_one_run_or_one_artifact_are_selected()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b c");
        await pipeline.RunAsync("2", "a", "d");
        await pipeline.NoteAsync("a");

        (await StaleAsync(new() { Run = pipeline.RunOf("1") })).ShouldBe(["b: Revised a", "c: Revised a"]);
        (await StaleAsync(new() { Run = pipeline.RunOf("2") })).ShouldBe(["d: Revised a"]);
        (await StaleAsync(new() { Artifact = pipeline["c"].Id })).ShouldBe(["c: Revised a"]);
        (await StaleAsync(new() { Artifact = pipeline["a"].Id })).ShouldBeEmpty();
        (await StaleAsync(new() { Artifact = pipeline["d"].Id, Run = pipeline.RunOf("1") })).ShouldBeEmpty();
    }

    [Test, Property("Rule", "L5")]
    public async Task Every_property_of_the_query_is_noticed()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b");
        await pipeline.RunAsync("2", "b", "c");
        await pipeline.NoteAsync("a");
        Dictionary<string, (StaleQuery Query, string[] Stale)> expected = new()
        {
            [nameof(StaleQuery.Artifact)] = (new() { Artifact = pipeline["c"].Id }, []),
            [nameof(StaleQuery.Run)] = (new() { Run = pipeline.RunOf("2") }, []),
            [nameof(StaleQuery.Transitive)] = (new() { Transitive = true }, ["b: Revised a", "c: Stale b"]),
        };

        (await StaleAsync()).ShouldBe(["b: Revised a"]);
        expected.Keys.ShouldBe(typeof(StaleQuery).GetProperties().Select(property => property.Name), ignoreOrder: true);
        foreach (var (query, stale) in expected.Values)
            (await StaleAsync(query)).ShouldBe(stale);
    }

    [Test, Property("Rule", "O5")]
    public async Task An_input_that_was_not_the_head_from_the_beginning_is_a_cause()
    {
        await pipeline.NoteAsync("a");
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("parse", "a@1", "c");

        (await StaleAsync()).ShouldBe(["c: Revised a@1"]);
    }

    [Test, Property("Rule", "O5")]
    public async Task External_inputs_are_no_causes()
    {
        await pipeline.RunAsync("fetch", "https://example.org/x", "c");

        (await StaleAsync(new() { Transitive = true })).ShouldBeEmpty();
    }

    [Test, Property("Rule", "A9")]
    public async Task A_view_of_the_past_shows_what_was_stale_then()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b");
        var before = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await pipeline.NoteAsync("a");
        var stale = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await pipeline.RunAsync("2", "a", "b");

        (await StaleAsync()).ShouldBeEmpty();
        (await StaleAsync(new(), Repository.AsOf(stale))).ShouldBe(["b: Revised a"]);
        (await StaleAsync(new(), Repository.AsOf(before))).ShouldBeEmpty();
    }

    [Test, Property("Rule", "A9")]
    public async Task The_past_does_not_change_by_a_later_purge()
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", "b");
        var before = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.DeleteArtifactAsync(pipeline["a"].Id, Expected.Any);
        var deleted = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.PurgeArtifactAsync(pipeline["a"].Id, Expected.Any);

        (await StaleAsync(new(), Repository.AsOf(before))).ShouldBeEmpty();
        (await StaleAsync(new(), Repository.AsOf(deleted))).ShouldBe(["b: Deleted a"]);
    }

    [Test, Property("Rule", "O5")]
    public async Task An_input_of_more_runs_than_one_batch_moves_on_and_back()
    {
        await pipeline.PutAsync("a", "one", null);
        await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < 1_001; i++)
                await t.Runs.StartAsync(new() { Operation = "use", Inputs = new() { Entries = [InputDraft.Of("a", pipeline["a"].Id), InputDraft.Of("b", pipeline["a"].Id)] } }, token);
        });
        await pipeline.RunAsync("1", "a", "b");
        await pipeline.PutAsync("a", "two", null);
        (await StaleAsync()).ShouldBe(["b: Revised a"]);
        await Repository.DeleteArtifactAsync(pipeline["a"].Id, Expected.Any);
        await Repository.RestoreArtifactAsync(pipeline["a"].Id, Expected.Any);
        await pipeline.PutAsync("a", "one", null);

        (await StaleAsync()).ShouldBeEmpty();
    }

    [TestCase(false), TestCase(true)]
    [Property("Rule", "O5")]
    public async Task Pages_have_every_stale_output_once_in_the_order_of_ids(bool past)
    {
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("1", "a", string.Join(' ', Enumerable.Range(0, 23).Select(i => $"b{i}")));
        await pipeline.NoteAsync("a");
        var readers = past ? Repository.AsOf(AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence)) : (IKnowledgeReaders)Repository;

        List<ArtifactId> found = [];
        for (var page = new PageRequest { Size = 5 }; ;)
        {
            var read = await readers.Runs.StaleAsync(new(), page);
            found.AddRange(read.Items.Select(item => item.ArtifactId));
            if (read.NextCursor is not { } next)
                break;
            page = page with { Cursor = next };
            await Should.ThrowAsync<ArgumentException>(() => readers.Runs.StaleAsync(new() { Transitive = true }, page));
        }

        found.ShouldBe(Enumerable.Range(0, 23).Select(i => pipeline[$"b{i}"].Id).Order());
    }

    private Task<IReadOnlyList<string>> StaleAsync() => StaleAsync(new());

    private async Task<IReadOnlyList<string>> StaleAsync(StaleQuery query, IKnowledgeReaders? readers = null)
    {
        var page = await (readers ?? Repository).Runs.StaleAsync(query, new() { Size = 1_000 });
        return [.. page.Items.Select(item => $"{item.Path}: {string.Join(", ", item.Causes.Select(cause => $"{cause.Kind} {cause.Path}"))}").Order(StringComparer.Ordinal)];
    }
}

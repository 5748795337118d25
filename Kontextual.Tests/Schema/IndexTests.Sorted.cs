using Kontextual.Domain;

namespace Kontextual.Tests.Schema;

/// <content>The statements that sort, because an index would cost every write more than they gain.</content>
public sealed partial class IndexTests
{
    private static readonly (string Name, Func<IndexTests, ArtifactQuery> Query, string Index)[] SortedListings =
    [
        ("a digest", t => new() { Digest = t.a.Digest }, "ix_revisions_digest_is_purged (digest=?"),
        ("a collection by creation", t => new() { Collection = t.notes.Id, OrderBy = ArtifactOrder.Created }, "(collection_id=?"),
        ("all by creation", _ => new() { OrderBy = ArtifactOrder.Created }, "SCAN a"),
        ("all by change", _ => new() { OrderBy = ArtifactOrder.Updated }, "SCAN a"),
        ("all by size", _ => new() { OrderBy = ArtifactOrder.Size }, "SCAN a"),
        ("all by a value in the metadata", _ => new() { OrderByMetadata = "/year" }, "SCAN a"),
        ("a collection by a value in the metadata", t => new() { Collection = t.notes.Id, OrderByMetadata = "/year" }, "(collection_id=?"),
        ("a collection by name, changed from a time on", t => new() { Collection = t.notes.Id, UpdatedFrom = t.a.UpdatedAt }, "(collection_id=? AND updated_at>?"),
        ("groups that all have an index", _ => new() { AnyOf = [new() { Type = "x" }, new() { NamePrefix = "y", MinSize = 1 }] }, "MULTI-INDEX OR"),
    ];

    private static IEnumerable<TestCaseData> Sorted() =>
        SortedListings.Select(listing => new TestCaseData(listing.Query, listing.Index).SetName($"Artifacts, sorted: {listing.Name}"));

    // docs/schema.md names these: they are asked for rarely, and an index would cost every create.
    [TestCaseSource(nameof(Sorted))]
    [Property("Rule", "D8")]
    public async Task Rare_listings_of_artifacts_sort_what_their_filter_leaves(Func<IndexTests, ArtifactQuery> query, string index)
    {
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(query(this));
        var plan = recorder.Take(store.Path).Single().PlanIn(raw);

        plan.ShouldContain(step => step.Contains(index, StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', plan));
    }

    [Test]
    [Property("Rule", "D8")]
    public async Task A_later_page_of_groups_enters_their_indexes_as_the_first_one_does()
    {
        var query = new ArtifactQuery { AnyOf = [new() { Type = "x" }, new() { NamePrefix = "a.", MinSize = 1 }] };
        var first = await store.Repository.Artifacts.ListAsync(query, new PageRequest { Size = 1 });
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(query, new PageRequest { Size = 100, Cursor = first.NextCursor.ShouldNotBeNull() });
        var plan = recorder.Take(store.Path).Single().PlanIn(raw);

        plan.ShouldContain(step => step.Contains("name>? AND name<?", StringComparison.Ordinal), string.Join('\n', plan));
    }

    // It sorts the outputs of the runs whose inputs have moved on, and does not read the other outputs.
    [Test]
    [Property("Rule", "D2")]
    public async Task The_stale_outputs_of_a_store_are_found_from_the_inputs_that_have_moved_on()
    {
        recorder.Take(store.Path);
        await store.Repository.Runs.StaleAsync(new());
        var plan = recorder.Take(store.Path)[0].PlanIn(raw);

        plan.ShouldContain(step => step.Contains("_run_outputs_1 (run_id=?", StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldContain(step => step.Contains("ix_operation_runs_input_bundle_id (input_bundle_id=?", StringComparison.Ordinal), string.Join('\n', plan));
    }
}

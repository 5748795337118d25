using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Schema;

/// <summary>Listings of artifacts that look rows up, or read texts.</summary>
public sealed partial class IndexTests
{
    private static readonly (Filter<ArtifactQuery, ArtifactRow> Filter, string Index)[] LookUps =
    [
        (ArtifactFilters.Digest, "ix_revisions_digest_is_purged (digest=?"),
        (ArtifactRelatedFilter.RelatedTo, "ix_relationships_live_incoming (target_id=? AND type=?"),
        (ArtifactRevisionFilters.ProducedBy, "ix_revisions_producing_run_id (producing_run_id=?"),
        (ArtifactRevisionFilters.RevisionDigest, "ix_revisions_digest_is_purged (digest=?"),
    ];

    [Test]
    [Property("Rule", "D2")]
    public async Task A_listing_by_ids_looks_each_of_them_up()
    {
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(new() { Ids = [a.Id, new(Guid.Parse("01890000-0000-7000-8000-000000000001"))] });

        // Sorting the ids asked for, at most a thousand, costs no more for a larger store.
        recorder.Take(store.Path).Single().PlanIn(raw).ShouldContain(step => step.Contains("sqlite_autoindex_artifacts_1 (id=?)"));
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task Artifacts_that_other_rows_name_are_looked_up([Range(0, 3)] int lookUp)
    {
        var (filter, index) = LookUps[lookUp];
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(filter.Sample(Stored).SetOn(new()));

        // Sorting what was found costs no more for a larger store.
        var plan = recorder.Take(store.Path).ShouldHaveSingleItem().PlanIn(raw);
        plan.ShouldContain(step => step.Contains(index), string.Join('\n', plan));
        plan.ShouldContain(step => step.Contains("sqlite_autoindex_artifacts_1 (id=?)"), string.Join('\n', plan));
        plan.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal)).ShouldBeEmpty(string.Join('\n', plan));
    }

    private static readonly (MetadataFilter Filter, string Key)[] MetadataLookUps =
    [
        (MetadataFilter.Equal("/a", 1), "(pointer_key=? AND value=?)"),
        (MetadataFilter.Equal("/a/0/*", "x"), "(pointer_key=? AND value=?)"),
        (MetadataFilter.In("/a", 1, "x", true), "(pointer_key=? AND value=?)"),
        (MetadataFilter.Between("/a", 1, 2), "(pointer_key=? AND value>? AND value<?)"),
        (MetadataFilter.Exists("/a"), "(pointer_key=?)"),
    ];

    [Test]
    [Property("Rule", "D2"), Property("Rule", "Q2")]
    public async Task Artifacts_that_the_metadata_index_proposes_are_looked_up([Range(0, 4)] int lookUp, [Values] bool isCount, [Values] bool isInGroups)
    {
        var (filter, key) = MetadataLookUps[lookUp];
        var query = new ArtifactQuery { Metadata = [filter] };
        if (isInGroups)
            query = new() { AnyOf = [new() { Metadata = [filter], Type = "note" }, new() { AnyOf = [new() { Metadata = [filter] }] }], NoneOf = [new() { Metadata = [filter] }] };
        recorder.Take(store.Path);
        if (isCount)
            await store.Repository.Artifacts.CountAsync(query);
        else
            await store.Repository.Artifacts.ListAsync(query);

        // The artifacts that the index proposes are counted first. Sorting them costs no more for a larger store.
        var plans = recorder.Take(store.Path).Select(statement => statement.PlanIn(raw)).ToList();
        plans.Count.ShouldBe(isInGroups ? 3 : 2);
        foreach (var plan in plans)
        {
            plan.ShouldContain(step => step.Contains($"USING PRIMARY KEY {key}"), string.Join('\n', plan));

            // The list of what was proposed is the statement's own.
            plan.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.StartsWith("SCAN u", StringComparison.Ordinal)).ShouldBeEmpty(string.Join('\n', plan));
        }

        plans[^1].ShouldContain(step => step.Contains("sqlite_autoindex_artifacts_1 (id=?)"), string.Join('\n', plans[^1]));
    }

    private static readonly Func<Stored, ArtifactQuery>[] BesideMetadata =
    [
        s => new() { Collection = s.Collection.Id }, _ => new() { Type = "note" }, s => new() { Collection = s.Collection.Id, Type = "note" },
        s => new() { Collection = s.Collection.Id, OrderBy = ArtifactOrder.Updated }, s => new() { Collection = s.Collection.Id, NamePrefix = "a" },
        s => new() { AnyOf = [new() { Collection = s.Collection.Id }, new() { Type = "x" }] },
    ];

    // Without numbers of rows, SQLite would read the whole collection.
    [Test]
    [Property("Rule", "D2"), Property("Rule", "Q2")]
    public async Task A_collection_or_a_type_is_not_read_instead_of_what_the_metadata_index_proposes([Range(0, 5)] int beside, [Values] bool isCount)
    {
        var query = BesideMetadata[beside](Stored) with { Metadata = [MetadataFilter.Equal("/a", 1)] };
        recorder.Take(store.Path);
        var found = isCount ? await store.Repository.Artifacts.CountAsync(query) : (await store.Repository.Artifacts.ListAsync(query)).Items.Count;

        found.ShouldBe(1);
        var plan = recorder.Take(store.Path)[^1].PlanIn(raw);
        plan.ShouldContain(step => step.Contains("SEARCH a USING INDEX sqlite_autoindex_artifacts_1 (id=?)"), string.Join('\n', plan));
    }

    [Test]
    [Property("Rule", "D2"), Property("Rule", "Q2")]
    public async Task A_name_is_looked_up_before_the_metadata()
    {
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(new() { Collection = notes.Id, Name = "a.md", Metadata = [MetadataFilter.Equal("/a", 1)] });

        var plan = recorder.Take(store.Path)[^1].PlanIn(raw);
        plan.ShouldContain(step => step.Contains("(collection_id=? AND name=?"), string.Join('\n', plan));
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task Texts_are_read_only_behind_the_place_of_the_page()
    {
        var query = new ArtifactQuery { Contains = "note", AnyOf = [new() { Words = "note" }], Metadata = [MetadataFilter.Exists("")], OrderBy = ArtifactOrder.Size };
        var first = await store.Repository.Artifacts.ListAsync(query, new PageRequest { Size = 1 });
        recorder.Take(store.Path);
        await store.Repository.Artifacts.ListAsync(query, new PageRequest { Size = 1, Cursor = first.NextCursor.ShouldNotBeNull() });

        // SQLite tests conditions without an index in their order. The statements before ask the word index.
        var sql = recorder.Take(store.Path)[^1].Sql;
        var place = sql.LastIndexOf("\"size\"", sql.IndexOf("ORDER BY", StringComparison.Ordinal), StringComparison.Ordinal);
        place.ShouldBeGreaterThan(sql.IndexOf("WHERE", StringComparison.Ordinal), sql);
        foreach (var function in new[] { "text_matches", "metadata_holds" })
            sql.IndexOf(function, StringComparison.Ordinal).ShouldBeGreaterThan(place, sql);
    }
}

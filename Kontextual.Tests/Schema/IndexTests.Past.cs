using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Schema;

/// <content>The statements that read the past.</content>
public sealed partial class IndexTests
{
    private static readonly (string Name, Func<IndexTests, ArtifactQuery> Query, string Index)[] PastListings =
    [
        .. Cases(ArtifactFilters.All, filter => filter.PastIndexes),
        ("all", _ => new(), "ix_artifact_names_past"),
        ("deleted too", _ => new() { IncludeDeleted = true }, "ix_artifact_names_past"),
        ("a collection and a prefix", t => new() { Collection = t.notes.Id, NamePrefix = "a." }, "COVERING INDEX ix_artifact_names_collection_past (collection_id=? AND name>? AND name<?"),
        ("a collection and a type", t => new() { Collection = t.notes.Id, Type = "note" }, "_past ("),
        ("a collection and a name", t => new() { Collection = t.notes.Id, Name = "a.md" }, "COVERING INDEX ix_artifact_names_collection_past (collection_id=? AND name=?"),
    ];

    private static IEnumerable<TestCaseData> Past() =>
        from listing in PastListings
        from direction in Enum.GetValues<SortDirection>()
        select new TestCaseData(listing.Query, direction, listing.Index).SetName($"As of a sequence: {listing.Name}, {direction}");

    [TestCaseSource(nameof(Past))]
    [Property("Rule", "A9")]
    public async Task Listings_of_the_past_follow_an_index(Func<IndexTests, ArtifactQuery> query, SortDirection direction, string index) =>
        await ShouldFollowAsync(
            index, page => store.Repository.AsOf(AsOf.AtSequence(5)).Artifacts.ListAsync(query(this) with { Direction = direction }, page), before: 1);

    private static IEnumerable<TestCaseData> PastRelationships() =>
        from listing in EntityCase.All.Single(entity => entity.Kind == EntityKind.Relationship).IndexedListings
        select new TestCaseData(listing).SetName($"relationships as of a sequence: {listing.Name}");

    // Up to the time of the moment, not over all that was made later.
    [TestCaseSource(nameof(PastRelationships))]
    [Property("Rule", "A9")]
    public async Task Listings_of_relationships_of_the_past_follow_an_index(object listing)
    {
        recorder.Take(store.Path);
        await store.Repository.AsOf(AsOf.AtSequence(7)).Relationships.ListAsync((RelationshipQuery)((IndexedListing)listing).Query(Stored));
        var statement = recorder.Take(store.Path).Single(s => s.Sql.Contains("FROM \"relationships\"", StringComparison.Ordinal));
        ShouldNotWalk(statement, ((IndexedListing)listing).Index);
        ShouldNotWalk(statement, "created_at<?");
    }

    [Test]
    [Property("Rule", "A9")]
    public async Task Listings_of_context_packages_and_their_references_of_the_past_follow_an_index()
    {
        var then = store.Repository.AsOf(AsOf.AtSequence((await store.Repository.Changes.HeadAsync()).Sequence));
        await then.SequenceAsync();
        recorder.Take(store.Path);
        await then.ContextReferences.ListAsync(new() { Package = Stored.Packages[0].Id });
        ShouldNotWalk(recorder.Take(store.Path)[0], "ix_context_reference_places_past (package_id=?");
        await then.ContextPackages.ListAsync(new() { NamePrefix = "b" });
        ShouldNotWalk(recorder.Take(store.Path)[0], "ix_context_package_names_past (name>? AND name<?");
        await then.ContextReferences.ListAsync(new() { Target = ContextTarget.ForArtifact(a.Id) });
        ShouldNotWalk(recorder.Take(store.Path)[0], "ix_context_references_artifact (artifact_id=?");
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task Packages_that_refer_to_a_target_are_found_by_the_target()
    {
        foreach (var (target, index) in new[]
        {
            (ContextTarget.ForArtifact(a.Id), "ix_context_references_artifact (artifact_id=?"),
            (ContextTarget.External("memory", "r"), "ix_context_references_external (external_system=? AND external_reference=?"),
        })
        {
            recorder.Take(store.Path);
            await store.Repository.ContextPackages.ListAsync(new() { RefersTo = target });
            var plan = recorder.Take(store.Path).ShouldHaveSingleItem().PlanIn(raw);
            plan.ShouldContain(step => step.Contains(index, StringComparison.Ordinal), string.Join('\n', plan));
            plan.Where(step => Walk().IsMatch(step)).ShouldBeEmpty(string.Join('\n', plan));
        }
    }

    [Test]
    [Property("Rule", "A9")]
    public async Task Nothing_that_reads_the_past_walks_a_table()
    {
        recorder.Take(store.Path);
        foreach (var asOf in new[] { AsOf.AtSequence(5), AsOf.AtTime(DateTimeOffset.MaxValue) })
        {
            IPastView Then() => store.Repository.AsOf(asOf);
            await Then().Artifacts.FindAsync(a.Id);
            await Then().Artifacts.FindByNameAsync(notes.Id, "a.md");
            await Then().Artifacts.ListAsync(new());
            await Then().Artifacts.FindTextAsync(a.Id);
            await Then().Artifacts.FindRevisionAsync(a.Id, 1);
            await Then().Artifacts.HistoryAsync(a.Id);
            await Then().Artifacts.NameHistoryAsync("a.md");
            await Then().Collections.FindAsync(notes.Id);
            await Then().Collections.FindByNameAsync("notes");
            await Then().Collections.ListAsync(new() { NamePrefix = "n" });
            await Then().Relationships.FindByEndsAsync(a.Id, a.Id, "x");
            await Then().Relationships.ListAsync(new() { Touching = a.Id });
            await Then().Relationships.TraverseAsync(new() { Start = a.Id, Direction = TraversalDirection.Both, Types = ["x"] });
            foreach (var entity in EntityCase.All)
                await entity.ListAsync(Then(), entity.PlainQuery);
            await Then().Changes.HistoryAsync(EntityKind.Artifact, a.Id);
            await Then().Changes.TransactionAsync(new(Guid.Parse("01890000-0000-7000-8000-000000000001")));
            await Then().Changes.HeadAsync();
        }

        var statements = recorder.Take(store.Path);
        statements.Count.ShouldBeGreaterThan(16);
        foreach (var statement in statements)
            statement.PlanIn(raw).Where(step => Walk().IsMatch(step) && !IsOfTheStatement(step)).ShouldBeEmpty(string.Join('\n', statement.PlanIn(raw)) + statement.Sql);
    }
}

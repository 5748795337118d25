using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Schema;

/// <summary>How SQLite runs the statements that the library really sends.</summary>
[TestFixture]
public sealed partial class IndexTests
{
    private TestStore store = null!;
    private StatementRecorder recorder = null!;
    private RawStore raw = null!;
    private Collection notes = null!;
    private Artifact a = null!;

    [OneTimeSetUp]
    public async Task MakeStoreAsync()
    {
        recorder = new StatementRecorder();
        store = await TestStore.OpenAsync(Backend.Sqlite);
        raw = new RawStore(store.Path);
        notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await store.Repository.CreateCollectionAsync(Draft.Collection("notes, other"));
        a = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.md"))).Value;
        var b = (await store.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a.txt"))).Value;
        foreach (var draft in new[] { Draft.Link(a, b), Draft.Link(a, a), Draft.Link(b, a), Draft.Link(b, b), Draft.Link(a, b, "x"), Draft.Link(b, a, "x") })
            await store.Repository.CreateRelationshipAsync(draft);
        await store.Repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Metadata = Draft.Meta("""{"a":1}""") });
        Stored = new Stored([notes], [a]);
        foreach (var entity in EntityCase.All)
            await entity.FillAsync(store.Repository, store.Time, Stored);
    }

    [OneTimeTearDown]
    public async Task RemoveStoreAsync()
    {
        raw.Dispose();
        recorder.Dispose();
        await store.DisposeAsync();
    }

    // No row that these refer to is ever deleted: a purge blanks it.
    private static readonly Dictionary<string, string> NotNeeded = new()
    {
        ["context_references.artifact_id,revision"] = "The references to an artifact are found by the artifact; the revision is compared.",
        ["artifacts.digest"] = "The artifacts of a digest are found by their revisions.",
        ["revisions.collection_id"] = "Nothing asks for the revisions of a collection.",
    };

    [Test]
    [Property("Rule", "D2")]
    public void A_foreign_key_without_an_index_is_one_that_there_is() =>
        NotNeeded.Keys.ShouldBeSubsetOf(ForeignKeys.Of(raw).Select(key => $"{key.Table}.{string.Join(',', key.Columns)}"));

    [Test]
    [Property("Rule", "D2")]
    public void Every_foreign_key_has_an_index()
    {
        var keys = ForeignKeys.Of(raw);
        keys.Count.ShouldBeGreaterThan(20);
        foreach (var key in keys.Where(key => !NotNeeded.ContainsKey($"{key.Table}.{string.Join(',', key.Columns)}")))
        {
            var condition = string.Join(" AND ", key.Columns.Select((column, i) => $"{column} = @p{i}"));
            var parameters = key.Columns.Select((_, i) => ($"@p{i}", (object?)"x"));
            var plan = raw.Rows($"EXPLAIN QUERY PLAN SELECT 1 FROM {key.Table} WHERE {condition}", parameters).Single();
            plan.ShouldContain($"SEARCH {key.Table} USING", Case.Sensitive, $"{key.Table}: {condition}");
            key.Columns.ShouldAllBe(column => plan.Contains(column + "=?"), $"{key.Table}: {plan}");
        }
    }

    private Stored Stored { get; set; } = null!;

    private static IEnumerable<TestCaseData> Listings() =>
        from entity in EntityCase.All
        from listing in entity.IndexedListings
        select new TestCaseData(entity, listing).SetName($"{entity.Plural}: {listing.Name}");

    [TestCaseSource(nameof(Listings))]
    [Property("Rule", "D2")]
    public async Task Listings_follow_an_index(object entity, object listing) => await ShouldFollowAsync(
        ((IndexedListing)listing).Index,
        page => ((EntityCase)entity).ListAsync(store.Repository, ((IndexedListing)listing).Query(Stored), page));

    [Test]
    [Property("Rule", "R4")]
    public async Task A_traversal_is_one_statement_that_follows_an_index_of_live_relationships()
    {
        foreach (var (direction, index) in new[] { (TraversalDirection.Outgoing, "ux_relationships_live_ends (source_id=?"), (TraversalDirection.Incoming, "ix_relationships_live_incoming (target_id=? AND type=?") })
        {
            recorder.Take(store.Path);
            await store.Repository.Relationships.TraverseAsync(new() { Start = a.Id, Direction = direction, Types = ["x", "y"] });
            var statement = recorder.Take(store.Path).ShouldHaveSingleItem();
            var plan = statement.PlanIn(raw);
            plan.ShouldContain(step => step.Contains($"SEARCH r USING INDEX {index}"), string.Join('\n', plan));
            plan.Where(step => Walk().IsMatch(step) && !IsOfTheStatement(step)).ShouldBeEmpty(string.Join('\n', plan));
        }
    }

    // The queue of the recursion and the list of types are the statement's own, and as long as what it finds.
    private static bool IsOfTheStatement(string step) => step is "SCAN reach" or "SCAN step" or "SCAN CONSTANT ROW" || step.StartsWith("SCAN json_each", StringComparison.Ordinal);

    [Test]
    [Property("Rule", "D2")]
    public async Task Histories_follow_an_index()
    {
        await ShouldFollowAsync("(artifact_id=?", page => store.Repository.Artifacts.HistoryAsync(a.Id, page));
        await ShouldFollowAsync(
            "ix_change_records_entity_id_entity_kind_sequence (entity_id=? AND entity_kind=?",
            page => store.Repository.Changes.HistoryAsync(EntityKind.Artifact, a.Id, page));
        var transaction = (await store.Repository.Changes.FindAsync(3))!.TransactionId;
        await ShouldFollowAsync("ix_change_records_transaction_id (transaction_id=?", page => store.Repository.Changes.TransactionAsync(transaction, page));
    }

    // The ranges of one name are sorted, because no index has them in the order of their changes.
    [Test]
    [Property("Rule", "D2")]
    public async Task The_history_of_a_name_reads_the_ranges_of_this_name()
    {
        foreach (var (collection, index) in new[]
        {
            ((CollectionId?)null, "ix_artifact_names_past (name=?"),
            (notes.Id, "ix_artifact_names_collection_past (collection_id=? AND name=?"),
        })
        {
            recorder.Take(store.Path);
            await store.Repository.Artifacts.NameHistoryAsync("a.md", collection);
            var plan = recorder.Take(store.Path).ShouldHaveSingleItem().PlanIn(raw);
            plan.ShouldContain(step => step.Contains(index), string.Join('\n', plan));
            plan.Where(step => Walk().IsMatch(step)).ShouldBeEmpty(string.Join('\n', plan));
        }
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task Changes_since_a_position_are_found_by_their_sequence()
    {
        recorder.Take(store.Path);
        await store.Repository.Changes.SinceAsync((await store.Repository.Changes.FindPositionAsync(3))!.Value);

        foreach (var statement in recorder.Take(store.Path))
            ShouldNotWalk(statement, "INTEGER PRIMARY KEY (rowid");
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task No_statement_of_any_verb_walks_a_table()
    {
        using var listening = new StatementRecorder();
        await using var other = await TestStore.OpenAsync(Backend.Sqlite);
        listening.Take(other.Path);
        await TypicalStore.FillAsync(other.Repository, other.Time);
        using var file = new RawStore(other.Path);

        var statements = listening.Take(other.Path).DistinctBy(s => s.Sql).ToList();

        statements.Count.ShouldBeGreaterThan(20);
        foreach (var statement in statements)
        {
            // The table of stores has one row.
            foreach (var part in statement.Sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries).Where(p => !string.IsNullOrWhiteSpace(p)))
                (statement with { Sql = part }).PlanIn(file).Where(step => Walk().IsMatch(step) && step != "SCAN stores" && !IsNewestRecord(part)).ShouldBeEmpty(part);
        }
    }

    [Test]
    [Property("Rule", "D2")]
    public async Task The_first_write_finds_the_last_position_of_the_newest_context_reference_in_two_steps()
    {
        using var listening = new StatementRecorder();
        await using var other = await TestStore.OpenAsync(Backend.Sqlite);
        listening.Take(other.Path);
        await other.Repository.CreateCollectionAsync(Draft.Collection("first"));
        using var file = new RawStore(other.Path);

        var plan = listening.Take(other.Path).Single(s => s.Sql.Contains("\"context_reference_places\"", StringComparison.Ordinal)).PlanIn(file);

        var shown = string.Join('\n', plan);
        plan.ShouldContain(step => step.EndsWith("USING COVERING INDEX ix_context_references_created_at_id", StringComparison.Ordinal), shown);
        plan.ShouldContain(step => step.EndsWith("sqlite_autoindex_context_reference_places_1 (reference_id=?)", StringComparison.Ordinal), shown);
        plan.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal), shown);
    }

    // One step from the end of a table that is kept in the order of its sequence.
    private static bool IsNewestRecord(string sql) =>
        sql.Contains("FROM \"change_records\"", StringComparison.Ordinal) && sql.EndsWith("DESC\nLIMIT 1", StringComparison.Ordinal);

    /// <summary>Listings with a single filter.</summary>
    private static IEnumerable<(string Name, Func<IndexTests, TQuery> Query, string Index)> Cases<TQuery, TRow>(
        IEnumerable<Filter<TQuery, TRow>> filters, Func<Filter<TQuery, TRow>, IEnumerable<FilterIndex>> indexes)
        where TQuery : new() =>
        from filter in filters
        from index in indexes(filter)
        select (index.Name, (Func<IndexTests, TQuery>)(t => filter.Sample(t.Stored).SetOn(new())), index.Index);

    // Before may go a statement that finds the moment, in one step.
    private async Task ShouldFollowAsync<T>(string index, Func<PageRequest, Task<Page<T>>> list, int before = 0)
    {
        recorder.Take(store.Path);
        var first = await list(new PageRequest { Size = 1 });
        if (first.NextCursor is not null)
            await list(new PageRequest { Size = 1, Cursor = first.NextCursor });
        var statements = recorder.Take(store.Path);
        statements.Count.ShouldBe(before + (first.NextCursor is null ? 1 : 2));
        foreach (var statement in statements.Skip(before))
            ShouldNotWalk(statement, index);
    }

    private void ShouldNotWalk(StatementRecorder.Statement statement, string index)
    {
        var plan = statement.PlanIn(raw);
        var shown = string.Join('\n', plan) + "\n" + statement.Sql;
        plan.ShouldContain(step => step.Contains(index, StringComparison.Ordinal), shown);
        plan.Where(step => Walk().IsMatch(step)).ShouldBeEmpty(shown);
        plan.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal), shown);
    }

    /// <summary>A table read from end to end, and not in the order of an index that a page can stop in.</summary>
    [GeneratedRegex("^SCAN (?!CONSTANT ROW|.*USING (COVERING )?INDEX)")]
    private static partial Regex Walk();
}

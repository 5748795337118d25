using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>A cursor is good for the query it was made for, and no other text is a cursor.</summary>
public sealed class CursorSpecs(Backend backend) : StoreSpecs(backend)
{
    private readonly List<Artifact> artifacts = [];
    private Collection notes = null!;

    [SetUp]
    public async Task FillStore()
    {
        artifacts.Clear();
        notes = await NewCollectionAsync();
        for (int i = 0; i < 6; i++)
            artifacts.Add(await NewNoteAsync(notes, $"n{i}"));
        for (int i = 1; i < 6; i++)
            await NewLinkAsync(artifacts[0], artifacts[i]);
        await NewCollectionAsync("more");
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_bound_to_its_query()
    {
        var query = new ArtifactQuery();
        var cursor = await CursorAsync(query);

        foreach (var other in new[]
        {
            query with { Collection = notes.Id }, query with { Name = "n1" }, query with { NamePrefix = "n" }, query with { Type = "note" },
            query with { Digest = artifacts[0].Digest }, query with { IncludeDeleted = true }, query with { OrderBy = ArtifactOrder.Created },
            query with { OrderBy = ArtifactOrder.Updated }, query with { Direction = SortDirection.Descending }, query with { Ids = [artifacts[0].Id] },
            query with { Ids = [] },
        })
        {
            await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(other, At(cursor)), other.ToString());
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task The_value_of_a_filter_is_part_of_the_query()
    {
        var ids = artifacts.Select(artifact => artifact.Id).ToList();
        var query = new ArtifactQuery { Collection = notes.Id, NamePrefix = "n", Type = "note", Digest = artifacts[0].Digest, Ids = ids };
        var cursor = await CursorAsync(query);

        foreach (var other in new[]
        {
            query with { Collection = (await Repository.Collections.GetByNameAsync("more")).Id }, query with { NamePrefix = "n1" },
            query with { NamePrefix = null }, query with { Type = "notes" }, query with { Digest = ContentDigest.Of([]) },
            query with { Ids = [.. ids.Skip(1)] }, query with { Ids = null },
        })
        {
            await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(other, At(cursor)), other.ToString());
        }

        (await Repository.Artifacts.ListAsync(query with { Ids = [.. ids] }, At(cursor))).Items.Count.ShouldBe(4);
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_good_for_another_page_size_and_more_than_once()
    {
        var cursor = await CursorAsync(new ArtifactQuery());

        foreach (int size in new[] { 1, 3, 1000, 1 })
        {
            var page = await Repository.Artifacts.ListAsync(new ArtifactQuery(), new PageRequest { Size = size, Cursor = cursor });
            page.Items.ShouldBe(artifacts.Skip(2).Take(size));
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_with_any_character_changed_removed_or_added_is_refused()
    {
        var cursor = await CursorAsync(new ArtifactQuery());
        var tampered = new List<string> { "A" + cursor, cursor + "A", cursor + cursor, cursor + "=", " " + cursor, cursor + "\n" };
        for (int i = 0; i < cursor.Length; i++)
        {
            tampered.Add(cursor.Remove(i, 1));
            tampered.Add($"{cursor[..i]}{(cursor[i] == 'B' ? 'C' : 'B')}{cursor[(i + 1)..]}");
            // The next letter differs in the lowest bit or two only.
            tampered.Add($"{cursor[..i]}{(char)(cursor[i] ^ 1)}{cursor[(i + 1)..]}");
        }

        foreach (var text in tampered)
            await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery(), At(text)), text);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("x")]
    [TestCase("null")]
    [TestCase("AAAA")]
    [TestCase("e30")]
    [TestCase("bm90IGEgY3Vyc29y")]
    [TestCase("' or 1=1 --")]
    [TestCase("\u0000\ud800😀")]
    [Property("Rule", "Q1")]
    public async Task Any_other_text_is_refused_by_every_listing(string text)
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery(), At(text)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.HistoryAsync(artifacts[0].Id, At(text)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.NameHistoryAsync("a", null, At(text)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.ListAsync(new CollectionQuery(), At(text)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.ListAsync(new RelationshipQuery(), At(text)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.HistoryAsync(EntityKind.Collection, notes.Id, At(text)));
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_of_one_listing_is_none_of_another()
    {
        var first = new PageRequest { Size = 1 };
        await Repository.ReviseArtifactAsync(artifacts[0].Id, Expected.Any, Draft.Text("new"));
        var listings = new (Func<PageRequest, Task<string?>> Read, string Name)[]
        {
            (async page => (await Repository.Artifacts.ListAsync(new ArtifactQuery(), page)).NextCursor, "artifacts"),
            (async page => (await Repository.Collections.ListAsync(new CollectionQuery(), page)).NextCursor, "collections"),
            (async page => (await Repository.Relationships.ListAsync(new RelationshipQuery(), page)).NextCursor, "relationships"),
            (async page => (await Repository.Artifacts.HistoryAsync(artifacts[0].Id, page)).NextCursor, "revisions"),
            (async page => (await Repository.Changes.HistoryAsync(EntityKind.Artifact, artifacts[0].Id, page)).NextCursor, "changes"),
        };

        foreach (var from in listings)
        {
            var cursor = (await from.Read(first)).ShouldNotBeNull(from.Name);
            foreach (var to in listings.Where(to => to.Name != from.Name))
                await Should.ThrowAsync<ArgumentException>(() => to.Read(At(cursor)), $"{from.Name} to {to.Name}");
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_of_another_store_is_refused()
    {
        // Not a store of the harness, because those of one backend can have one id.
        using var folder = new TempFolder();
        await using var other = await KnowledgeStore.OpenAsync(options => Backend.Choose(options, folder));
        other.Store.Id.ShouldNotBe(Repository.Store.Id);
        var moment = AsOf.AtSequence(1_000);
        await other.CreateCollectionAsync(Draft.Collection("a"));
        await other.CreateCollectionAsync(Draft.Collection("b"));
        var first = new PageRequest { Size = 1 };
        var now = (await other.Collections.ListAsync(new(), first)).NextCursor;
        var then = (await other.AsOf(moment).Collections.ListAsync(new(), first)).NextCursor;

        (await other.Collections.ListAsync(new(), At(now))).Items.Count.ShouldBe(1);
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.ListAsync(new(), At(now.ShouldNotBeNull())));
        await Should.ThrowAsync<ArgumentException>(() => Repository.AsOf(moment).Collections.ListAsync(new(), At(then.ShouldNotBeNull())));
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_goes_on_where_it_stood_even_when_that_row_is_gone()
    {
        var cursor = await CursorAsync(new ArtifactQuery());
        await Repository.DeleteArtifactAsync(artifacts[1].Id, Expected.Any, DeletePolicy.Cascade);
        await Repository.DeleteArtifactAsync(artifacts[2].Id, Expected.Any, DeletePolicy.Cascade);

        (await Repository.Artifacts.ListAsync(new ArtifactQuery(), At(cursor))).Items.Select(artifact => artifact.Name).ShouldBe(["n3", "n4", "n5"]);
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_made_inside_a_view_or_transaction_is_good_outside()
    {
        var page = new PageRequest { Size = 2 };
        var ofView = await Repository.ReadAsync((view, token) => view.Artifacts.ListAsync(new ArtifactQuery(), page, token));
        var ofWrite = (await Repository.WriteAsync((t, token) => t.Artifacts.ListAsync(new ArtifactQuery(), page, token))).Value;

        foreach (var cursor in new[] { ofView.NextCursor, ofWrite.NextCursor })
            (await Repository.Artifacts.ListAsync(new ArtifactQuery(), At(cursor))).Items.ShouldBe(artifacts.Skip(2));
    }

    private static PageRequest At(string? cursor) => new() { Cursor = cursor };

    private async Task<string> CursorAsync(ArtifactQuery query) =>
        (await Repository.Artifacts.ListAsync(query, new PageRequest { Size = 2 })).NextCursor.ShouldNotBeNull();
}

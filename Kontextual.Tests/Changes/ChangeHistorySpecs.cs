using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>The history of each entity, read from its records.</summary>
public sealed class ChangeHistorySpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C4")]
    public async Task History_of_an_entity_is_its_records_in_order()
    {
        await TypicalStore.FillAsync(Repository, Time);
        var records = await StoreDump.ChangesAsync(Repository.Changes);

        foreach (var entity in records.GroupBy(record => (record.EntityKind, record.EntityId)))
        {
            var page = await Repository.Changes.HistoryAsync(entity.Key.EntityKind, entity.Key.EntityId);
            page.Items.ShouldBe(entity);
            page.NextCursor.ShouldBeNull();
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [Property("Rule", "C4")]
    public async Task History_comes_in_pages_of_any_size(int size)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        for (int i = 2; i <= 6; i++)
            await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text($"{i}"));
        var versions = new List<int>();
        string? cursor = null;
        do
        {
            var page = await Repository.Changes.HistoryAsync(EntityKind.Artifact, artifact.Id, new PageRequest { Size = size, Cursor = cursor });
            versions.AddRange(page.Items.Select(record => record.EntityVersion));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        versions.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Test, Property("Rule", "C4")]
    public async Task What_was_never_there_has_no_history_and_neither_has_another_kind_of_the_same_id()
    {
        var collection = await NewCollectionAsync();

        (await Repository.Changes.HistoryAsync(EntityKind.Artifact, collection.Id)).Items.ShouldBeEmpty();
        (await Repository.Changes.HistoryAsync(EntityKind.Run, EntityId.Parse("01890000-0000-7000-8000-000000000000"))).Items.ShouldBeEmpty();
    }

    [Test, Property("Rule", "C4")]
    public async Task The_record_of_a_collection_holds_its_state_after_the_change()
    {
        var collection = await NewCollectionAsync();
        var change = new CollectionChange { Description = "Caf\u00e9", Metadata = Draft.Meta("""{"b":1.0,"a":1}""") };
        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.WriteAsync((t, token) => t.Collections.UpdateAsync(collection.Id, Expected.Any, change, token));
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, Expected.Any, cancellationToken: token));

        var history = (await Repository.Changes.HistoryAsync(EntityKind.Collection, collection.Id)).Items;

        using var updated = JsonDocument.Parse(history[1].State.ShouldNotBeNull());
        updated.RootElement.GetProperty("id").GetString().ShouldBe(collection.Id.ToString());
        updated.RootElement.GetProperty("name").GetString().ShouldBe("notes");
        updated.RootElement.GetProperty("description").GetString().ShouldBe("Caf\u00e9");
        updated.RootElement.GetProperty("metadata").GetRawText().ShouldBe("""{"b":1.0,"a":1}""");
        updated.RootElement.GetProperty("createdAt").GetString().ShouldBe(UtcTime.Format(collection.CreatedAt));
        updated.RootElement.GetProperty("updatedAt").GetString().ShouldBe(UtcTime.Format(Time.Kept));
        updated.RootElement.GetProperty("deletedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        using var deleted = JsonDocument.Parse(history[2].State.ShouldNotBeNull());
        deleted.RootElement.GetProperty("deletedAt").GetString().ShouldBe(UtcTime.Format(Time.Kept));
    }

    [Test]
    public async Task A_cursor_of_another_entity_is_refused()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        foreach (var collection in new[] { one, two })
            await Repository.WriteAsync((t, token) => t.Collections.RenameAsync(collection.Id, Expected.Any, collection.Name + "!", token));
        var page = await Repository.Changes.HistoryAsync(EntityKind.Collection, one.Id, new PageRequest { Size = 1 });
        var next = new PageRequest { Cursor = page.NextCursor.ShouldNotBeNull() };

        (await Repository.Changes.HistoryAsync(EntityKind.Collection, one.Id, next)).Items.Count.ShouldBe(1);
        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.HistoryAsync(EntityKind.Collection, two.Id, next));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.HistoryAsync(EntityKind.Artifact, one.Id, next));
    }

    [Test]
    public async Task Bad_arguments_are_refused()
    {
        var id = EntityId.Parse("01890000-0000-7000-8000-000000000000");

        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.HistoryAsync(EntityKind.Artifact, default));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Changes.HistoryAsync((EntityKind)99, id));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => Repository.Changes.HistoryAsync(EntityKind.Artifact, id, new PageRequest { Size = 0 }));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => Repository.Changes.HistoryAsync(EntityKind.Artifact, id, new PageRequest { Size = 1001 }));
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Collections;

/// <summary>Deleting collections, empty and full.</summary>
public sealed class CollectionDeleteSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test]
    public async Task Delete_gives_the_next_version_and_one_change_record()
    {
        var before = await NewCollectionAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await DeleteAsync(before, DeletePolicy.Restrict, Expected.Exactly(1));

        committed.Value.ShouldBe(before with { Version = 2, UpdatedAt = Time.Kept, DeletedAt = Time.Kept });
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityKind, record.EntityId, record.EntityVersion)
            .ShouldBe((ChangeKind.Deleted, EntityKind.Collection, (EntityId)before.Id, 2));
    }

    [Test]
    public async Task A_deleted_collection_is_found_only_when_asked_for_and_its_name_is_free()
    {
        var deleted = (await DeleteAsync(await NewCollectionAsync())).Value;

        (await Repository.Collections.FindAsync(deleted.Id)).ShouldBeNull();
        (await Repository.Collections.FindAsync(deleted.Id, includeDeleted: true)).ShouldBe(deleted);
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBeNull();
        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.ShouldBeEmpty();
        var next = await NewCollectionAsync();
        next.Id.ShouldNotBe(deleted.Id);
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBe(next);
    }

    [Test]
    public async Task Restrict_refuses_while_live_artifacts_are_in_it_and_counts_them()
    {
        var collection = await NewCollectionAsync();
        await NewNoteAsync(collection, "a");
        await NewNoteAsync(collection, "b");
        var gone = await NewNoteAsync(collection, "c");
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);

        var error = await FailsWritingNothingAsync<CollectionInUseException>(() => DeleteAsync(collection));

        (error.CollectionId, error.Artifacts).ShouldBe((collection.Id, 2));
    }

    [Test]
    public async Task Restrict_accepts_a_collection_whose_artifacts_are_all_deleted_or_moved_away()
    {
        var collection = await NewCollectionAsync();
        var other = await NewCollectionAsync("other");
        await Repository.DeleteArtifactAsync((await NewNoteAsync(collection, "a")).Id, Expected.Any);
        var moved = await NewNoteAsync(collection, "b");
        await Repository.ReviseArtifactAsync(moved.Id, Expected.Any, new ArtifactChange { Collection = other.Id });

        await DeleteAsync(collection);

        (await Repository.Collections.FindAsync(collection.Id)).ShouldBeNull();
        (await Repository.Artifacts.FindAsync(moved.Id)).ShouldNotBeNull();
    }

    [Test]
    public async Task Cascade_deletes_artifacts_and_their_relationships_each_with_its_own_record()
    {
        var (collection, other) = (await NewCollectionAsync(), await NewCollectionAsync("other"));
        var (a, b, outside) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"), await NewNoteAsync(other, "c"));
        var (inner, incoming) = (await NewLinkAsync(a, b), await NewLinkAsync(outside, a));

        var committed = await DeleteAsync(collection, DeletePolicy.Cascade);

        var records = await RecordsOfAsync(committed);
        records.ShouldAllBe(record => record.Kind == ChangeKind.Deleted && record.TransactionId == committed.TransactionId);
        records.Select(record => record.EntityId).ShouldBe([inner.Id, incoming.Id, a.Id, b.Id, collection.Id], ignoreOrder: true);
        records[^1].EntityId.ShouldBe((EntityId)collection.Id);
        (await Repository.Artifacts.FindAsync(a.Id)).ShouldBeNull();
        (await Repository.Artifacts.FindAsync(b.Id)).ShouldBeNull();
        (await Repository.Artifacts.FindAsync(outside.Id)).ShouldBe(outside);
        (await Repository.Relationships.FindAsync(inner.Id)).ShouldBeNull();
        (await Repository.Relationships.FindAsync(incoming.Id)).ShouldBeNull();
        (await HistoryAsync(a.Id)).Select(revision => revision.Kind).ShouldBe([RevisionKind.Created, RevisionKind.Deleted]);
    }

    [Test]
    public async Task Cascade_leaves_artifacts_alone_that_were_deleted_before()
    {
        var collection = await NewCollectionAsync();
        var gone = await NewNoteAsync(collection);
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);

        var committed = await DeleteAsync(collection, DeletePolicy.Cascade);

        (await RecordsOfAsync(committed)).ShouldHaveSingleItem().EntityKind.ShouldBe(EntityKind.Collection);
        (await HistoryAsync(gone.Id)).Count.ShouldBe(2);
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict()
    {
        var collection = await NewCollectionAsync();

        var error = await FailsWritingNothingAsync<VersionConflictException>(
            () => DeleteAsync(collection, DeletePolicy.Cascade, Expected.Exactly(2)));

        (error.ExpectedVersion, error.ActualVersion).ShouldBe((2, 1));
    }

    [Test]
    public async Task A_deleted_collection_cannot_be_changed_deleted_or_filled()
    {
        var collection = await NewCollectionAsync();
        await DeleteAsync(collection);

        await FailsWritingNothingAsync<EntityNotFoundException>(() => DeleteAsync(collection));
        await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.WriteAsync((t, token) => t.Collections.RenameAsync(collection.Id, Expected.Any, "ideas", token)));
        var error = await FailsWritingNothingAsync<EntityNotFoundException>(() => NewNoteAsync(collection));
        (error.Kind, error.Key).ShouldBe((EntityKind.Collection, collection.Id.ToString()));
    }

    private Task<Committed<Collection>> DeleteAsync(
        Collection collection, DeletePolicy policy = DeletePolicy.Restrict, Expected expected = default) =>
        Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, expected, policy, token));
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Collections;

/// <summary>Purging collections.</summary>
public sealed class CollectionPurgeSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A7")]
    public async Task Purging_blanks_the_collection_and_its_records()
    {
        var draft = new CollectionDraft { Name = "secret", Description = "secret", Metadata = Draft.Meta("""{"secret":1}""") };
        var created = (await Repository.CreateCollectionAsync(draft, new WriteContext { Reason = "secret" })).Value;
        await Repository.WriteAsync((t, token) => t.Collections.RenameAsync(created.Id, Expected.Any, "secret too", token));
        var deleted = await DeletedAsync(created);

        var committed = await PurgeAsync(deleted.Id);

        (committed.Value, committed.Outcome).ShouldBe((deleted with { Name = "", Description = "", Metadata = Metadata.Empty, IsPurged = true }, WriteOutcome.Purged));
        (await Repository.Collections.FindAsync(deleted.Id, includeDeleted: true)).ShouldBe(committed.Value);
        var records = await StoreDump.ChangesAsync(Repository.Changes);
        records.Select(r => (r.Kind, r.EntityVersion)).ShouldBe(
            [(ChangeKind.Created, 1), (ChangeKind.Updated, 2), (ChangeKind.Deleted, 3), (ChangeKind.Purged, 3)]);
        records.ShouldAllBe(r => r.State == null && r.Reason == null);
        records.Count(r => r.Salt is null).ShouldBe(3);
        (await PurgeAsync(deleted.Id)).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Test, Property("Rule", "A7")]
    public async Task It_leaves_listings_unless_asked_for()
    {
        var purged = (await PurgeAsync((await DeletedAsync(await NewCollectionAsync("a"))).Id)).Value;
        var deleted = await DeletedAsync(await NewCollectionAsync("b"));
        var query = new CollectionQuery { IncludeDeleted = true };

        (await Repository.Collections.ListAsync(query)).Items.ShouldBe([deleted]);
        (await Repository.Collections.ListAsync(query with { IncludePurged = true })).Items.ShouldBe([purged, deleted]);
    }

    [Test, Property("Rule", "A7")]
    public async Task Restrict_refuses_while_artifacts_in_it_are_not_purged_and_Cascade_purges_them_first()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, Expected.Any, DeletePolicy.Cascade, token));
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(a.Id, Expected.Any, token));

        var error = await FailsWritingNothingAsync<CollectionInUseException>(() => PurgeAsync(collection.Id));
        (error.CollectionId, error.Artifacts).ShouldBe((collection.Id, 1));
        var committed = await PurgeAsync(collection.Id, policy: DeletePolicy.Cascade);

        (await RecordsOfAsync(committed)).Select(r => (r.EntityKind, r.EntityId, r.Kind)).ShouldBe(
        [
            (EntityKind.Artifact, (EntityId)b.Id, ChangeKind.Purged),
            (EntityKind.Collection, (EntityId)collection.Id, ChangeKind.Purged),
        ]);
        (await Repository.Artifacts.FindAsync(b.Id, includeDeleted: true))!.IsPurged.ShouldBeTrue();
    }

    [Test, Property("Rule", "A7")]
    public async Task Only_what_exists_is_deleted_and_has_the_expected_version_can_be_purged_in_that_order()
    {
        var live = await NewCollectionAsync();

        await FailsWritingNothingAsync<EntityNotFoundException>(() => PurgeAsync(new CollectionId(Guid.Parse("01890000-0000-7000-8000-000000000001"))));
        await FailsWritingNothingAsync<EntityNotDeletedException>(() => PurgeAsync(live.Id, Expected.Exactly(7)));
        await DeletedAsync(live);
        await FailsWritingNothingAsync<VersionConflictException>(() => PurgeAsync(live.Id, Expected.Exactly(1)));
        (await PurgeAsync(live.Id, Expected.Exactly(2))).Changed.ShouldBeTrue();
    }

    private async Task<Collection> DeletedAsync(Collection collection) =>
        (await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, Expected.Any, DeletePolicy.Restrict, token))).Value;

    private Task<Committed<Collection>> PurgeAsync(
        CollectionId id, Expected expected = default, DeletePolicy policy = DeletePolicy.Restrict) =>
        Repository.PurgeCollectionAsync(id, expected, policy);
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Relationships;

/// <summary>Purging relationships.</summary>
public sealed class RelationshipPurgeSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A7")]
    public async Task Purging_blanks_the_relationship_and_its_records_and_keeps_its_ends()
    {
        var deleted = await DeletedAsync(await NewLinkAsync());

        var committed = await PurgeAsync(deleted.Id);

        (committed.Value, committed.Outcome).ShouldBe((deleted with { Metadata = Metadata.Empty, Provenance = Provenance.None, IsPurged = true }, WriteOutcome.Purged));
        (await Repository.Relationships.FindAsync(deleted.Id, includeDeleted: true)).ShouldBe(committed.Value);
        var records = (await StoreDump.ChangesAsync(Repository.Changes)).Where(r => r.EntityId == deleted.Id).ToList();
        records.Select(r => (r.Kind, r.EntityVersion, r.State, r.Salt is null)).ShouldBe(
            [(ChangeKind.Created, 1, null, true), (ChangeKind.Deleted, 2, null, true), (ChangeKind.Purged, 2, null, false)]);
        (await PurgeAsync(deleted.Id)).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Test, Property("Rule", "A7")]
    public async Task It_leaves_listings_unless_asked_for()
    {
        var purged = (await PurgeAsync((await DeletedAsync(await NewLinkAsync())).Id)).Value;
        var query = new RelationshipQuery { IncludeDeleted = true, Touching = purged.SourceId };

        (await Repository.Relationships.ListAsync(query)).Items.ShouldBeEmpty();
        (await Repository.Relationships.ListAsync(query with { IncludePurged = true })).Items.ShouldBe([purged]);
    }

    [Test, Property("Rule", "A7")]
    public async Task Only_what_exists_is_deleted_and_has_the_expected_version_can_be_purged_in_that_order()
    {
        var live = await NewLinkAsync();

        await FailsWritingNothingAsync<EntityNotFoundException>(() => PurgeAsync(new RelationshipId(Guid.Parse("01890000-0000-7000-8000-000000000001"))));
        await FailsWritingNothingAsync<EntityNotDeletedException>(() => PurgeAsync(live.Id, Expected.Exactly(7)));
        await DeletedAsync(live);
        await FailsWritingNothingAsync<VersionConflictException>(() => PurgeAsync(live.Id, Expected.Exactly(1)));
        (await PurgeAsync(live.Id, Expected.Exactly(2))).Changed.ShouldBeTrue();
    }

    private async Task<Relationship> NewLinkAsync()
    {
        var notes = await NewCollectionAsync();
        var draft = Draft.Link(await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b")) with
        {
            Metadata = Draft.Meta("""{"secret":1}"""),
            Provenance = new Provenance { Source = "secret" },
        };
        return (await Repository.CreateRelationshipAsync(draft, new WriteContext { Reason = "secret" })).Value;
    }

    private async Task<Relationship> DeletedAsync(Relationship relationship) =>
        (await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(relationship.Id, Expected.Any, token))).Value;

    private Task<Committed<Relationship>> PurgeAsync(RelationshipId id, Expected expected = default) =>
        Repository.PurgeRelationshipAsync(id, expected);
}

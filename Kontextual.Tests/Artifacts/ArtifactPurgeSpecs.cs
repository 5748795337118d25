using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Purging artifacts.</summary>
public sealed class ArtifactPurgeSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly WriteContext Secretive = new() { Actor = "ann", Reason = "a secret reason" };

    [Test, Property("Rule", "A7")]
    public async Task Purging_blanks_names_metadata_provenance_messages_and_marks_them()
    {
        var deleted = await SecretAsync(await NewCollectionAsync());
        var before = await HistoryAsync(deleted.Id);

        var committed = await PurgeAsync(deleted.Id);

        committed.Outcome.ShouldBe(WriteOutcome.Purged);
        committed.Value.ShouldBe(ArtifactFields.Blank(deleted) with { Provenance = Provenance.None, IsPurged = true });
        (await Repository.Artifacts.FindAsync(deleted.Id, includeDeleted: true)).ShouldBe(committed.Value);
        (await HistoryAsync(deleted.Id)).ShouldBe(before.Select(
            r => ArtifactFields.Blank(r) with { Provenance = Provenance.None, Message = "", IsPurged = true }));
    }

    [Test, Property("Rule", "A7")]
    public async Task Purging_makes_one_Purged_record_with_its_own_reason_and_blanks_those_before()
    {
        var deleted = await SecretAsync(await NewCollectionAsync());
        var before = await RecordsOfAsync(deleted.Id);

        var committed = await PurgeAsync(deleted.Id, new WriteContext { Reason = "asked to" });

        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityKind, record.EntityId, record.EntityVersion, record.OldDigest, record.NewDigest, record.Reason, record.State)
            .ShouldBe((ChangeKind.Purged, EntityKind.Artifact, (EntityId)deleted.Id, deleted.HeadRevision, deleted.Digest, null, "asked to", null));
        before.ShouldAllBe(r => r.Reason == Secretive.Reason && r.Salt != null);
        (await RecordsOfAsync(deleted.Id)).ShouldBe([.. before.Select(r => r with { Reason = null, State = null, Salt = null }), record]);
    }

    [Test, Property("Rule", "A7"), Property("Rule", "C5")]
    public async Task The_chain_of_hashes_still_holds_afterwards()
    {
        var deleted = await SecretAsync(await NewCollectionAsync());
        await PurgeAsync(deleted.Id);

        var previous = ChainHash.Genesis;
        foreach (var record in await StoreDump.ChangesAsync(Repository.Changes))
        {
            record.Hash.ShouldBe(ChangeChain.Hash(previous, record));
            previous = record.Hash;
        }

        var purged = (await RecordsOfAsync(deleted.Id))[^1];
        purged.Commitment.ShouldBe(ChangeChain.Commit(purged.Salt!, ChangePayload.Of(ChangePayload.NoState, purged.Reason, purged.TraceId)));
    }

    [Test, Property("Rule", "A7")]
    public async Task Contents_that_nothing_else_uses_are_gone_and_shared_ones_stay()
    {
        var notes = await NewCollectionAsync();
        var other = await NewNoteAsync(notes, "other", "shared");
        var artifact = await NewNoteAsync(notes, "a", "own");
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("shared"));
        var bytes = (await Repository.CreateArtifactAsync(Draft.File(notes.Id, "b", [.. Enumerable.Repeat((byte)0, 3 << 20)]))).Value;

        await PurgeAsync(await DeletedAsync(artifact.Id));
        await PurgeAsync(await DeletedAsync(bytes.Id));

        await GoneAsync(artifact.Id, 1);
        await GoneAsync(bytes.Id, 1);
        await GoneAsync(artifact.Id, 2);
        (await Repository.Artifacts.GetTextAsync(other)).ShouldBe("shared");

        await PurgeAsync(await DeletedAsync(other.Id));
        await GoneAsync(other.Id, 1);
    }

    [Test, Property("Rule", "A7")]
    public async Task A_purged_content_can_be_stored_again()
    {
        var notes = await NewCollectionAsync();
        var bytes = new byte[(1 << 20) + 5];
        var note = await NewNoteAsync(notes, "a", "again");
        var file = (await Repository.CreateArtifactAsync(Draft.File(notes.Id, "b", bytes))).Value;
        await PurgeAsync(await DeletedAsync(note.Id));
        await PurgeAsync(await DeletedAsync(file.Id));

        var notes2 = await NewNoteAsync(notes, "a", "again");
        var file2 = (await Repository.CreateArtifactAsync(Draft.File(notes.Id, "b", bytes))).Value;

        (await Repository.Artifacts.GetTextAsync(notes2)).ShouldBe("again");
        (await Repository.Artifacts.GetBytesAsync(file2)).ShouldBe(bytes);
    }

    [Test, Property("Rule", "A7")]
    public async Task A_purged_artifact_leaves_listings_unless_asked_for_and_cannot_be_restored()
    {
        var notes = await NewCollectionAsync();
        var purged = (await PurgeAsync(await DeletedAsync((await NewNoteAsync(notes)).Id))).Value;
        var deleted = await DeletedAsync((await NewNoteAsync(notes, "b")).Id);
        var query = new ArtifactQuery { Collection = notes.Id, IncludeDeleted = true };

        (await Repository.Artifacts.ListAsync(query)).Items.Select(a => a.Id).ShouldBe([deleted]);
        (await Repository.Artifacts.ListAsync(query with { IncludePurged = true })).Items.Select(a => a.Id).ShouldBe([purged.Id, deleted]);
        (await Repository.Artifacts.ListAsync(query with { IncludeDeleted = false, IncludePurged = true })).Items.ShouldBeEmpty();
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.RestoreArtifactAsync(purged.Id, Expected.Any));
    }

    [Test, Property("Rule", "A7")]
    public async Task Purging_again_changes_nothing()
    {
        var deleted = await SecretAsync(await NewCollectionAsync());
        await PurgeAsync(deleted.Id);
        var before = await DumpAsync();

        var again = await PurgeAsync(deleted.Id);

        (again.Outcome, again.FirstSequence).ShouldBe((WriteOutcome.Unchanged, null));
        (await DumpAsync()).ShouldBe(before);
    }

    [Test, Property("Rule", "A7")]
    public async Task Only_what_exists_is_deleted_and_has_the_expected_revision_can_be_purged_in_that_order()
    {
        var live = await NewNoteAsync(await NewCollectionAsync());

        await FailsWritingNothingAsync<EntityNotFoundException>(() => PurgeAsync(new ArtifactId(Guid.Parse("01890000-0000-7000-8000-000000000001"))));
        var error = await FailsWritingNothingAsync<EntityNotDeletedException>(() => PurgeAsync(live.Id, expected: Expected.Exactly(7)));
        (error.Kind, error.Id).ShouldBe((EntityKind.Artifact, (EntityId)live.Id));
        await DeletedAsync(live.Id);
        var conflict = await FailsWritingNothingAsync<VersionConflictException>(() => PurgeAsync(live.Id, expected: Expected.Exactly(1)));
        (conflict.ExpectedVersion, conflict.ActualVersion).ShouldBe((1, 2));
        (await PurgeAsync(live.Id, expected: Expected.Exactly(2))).Changed.ShouldBeTrue();
    }

    [Test, Property("Rule", "A7")]
    public async Task Many_revisions_are_purged_to_the_last()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < 1_003; i++)
                await t.Artifacts.ReviseAsync(note.Id, Expected.Any, Draft.Text($"text {i}"), token);
        });
        await PurgeAsync(await DeletedAsync(note.Id));

        (await HistoryAsync(note.Id)).ShouldAllBe(r => r.IsPurged && r.Name == "");
        (await RecordsOfAsync(note.Id)).Count(r => r.Salt is null).ShouldBe(1_005);
        await GoneAsync(note.Id, 1_004);
    }

    /// <summary>A deleted artifact with something to hide in every text it has.</summary>
    private async Task<Artifact> SecretAsync(Collection collection)
    {
        var provenance = new Provenance { Actor = "ann", Source = "a secret source" };
        var draft = ArtifactFields.Samples(
            Draft.Note(collection.Id, "a", "a secret text") with { Provenance = provenance, Message = "a secret message" });
        var created = (await Repository.CreateArtifactAsync(draft, Secretive)).Value;
        Time.Advance(TimeSpan.FromMinutes(1));
        await Repository.ReviseArtifactAsync(created.Id, Expected.Any, Draft.Text("another secret") with { Provenance = provenance }, Secretive);
        return (await Repository.DeleteArtifactAsync(created.Id, Expected.Any, DeletePolicy.Restrict, Secretive)).Value;
    }

    private async Task<ArtifactId> DeletedAsync(ArtifactId id) => (await Repository.DeleteArtifactAsync(id, Expected.Any)).Value.Id;

    private Task<Committed<Artifact>> PurgeAsync(ArtifactId id, WriteContext? context = null, Expected expected = default) =>
        Repository.PurgeArtifactAsync(id, expected, context);

    private async Task<IReadOnlyList<ChangeRecord>> RecordsOfAsync(ArtifactId id) =>
        [.. (await StoreDump.ChangesAsync(Repository.Changes)).Where(r => r.EntityId == id)];

    private async Task GoneAsync(ArtifactId id, int revision)
    {
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetTextAsync(id, revision));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetBytesAsync(id, revision));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.OpenContentAsync(id, revision));
    }
}

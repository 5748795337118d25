using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Bringing deleted artifacts back.</summary>
public sealed class ArtifactRestoreSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A6")]
    public async Task Restore_makes_a_Restored_revision_with_the_state_it_had_and_one_record()
    {
        var collection = await NewCollectionAsync();
        var draft = Draft.Note(collection.Id, "a", "text") with { Metadata = Draft.Meta("""{"a":1}""") };
        var before = (await Repository.CreateArtifactAsync(draft)).Value;
        await DeleteAsync(before);
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await Repository.RestoreArtifactAsync(before.Id, Expected.Exactly(2));

        var after = committed.Value;
        committed.Outcome.ShouldBe(WriteOutcome.Restored);
        after.ShouldBe(before with { HeadRevision = 3, UpdatedAt = Time.Kept });
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "a")).ShouldBe(after);
        (await Repository.Artifacts.GetTextAsync(after)).ShouldBe("text");
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityId, record.EntityVersion, record.NewDigest)
            .ShouldBe((ChangeKind.Restored, (EntityId)before.Id, 3, before.Digest));
        (await HistoryAsync(before.Id)).Select(revision => (revision.Number, revision.Kind))
            .ShouldBe([(1, RevisionKind.Created), (2, RevisionKind.Deleted), (3, RevisionKind.Restored)]);
    }

    [Test, Property("Rule", "A6")]
    public async Task Restoring_a_live_artifact_changes_nothing_and_says_so()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        var dump = await DumpAsync();

        var committed = await Repository.RestoreArtifactAsync(artifact.Id, Expected.Exactly(1));

        (committed.Value, committed.Outcome).ShouldBe((artifact, WriteOutcome.Unchanged));
        committed.FirstSequence.ShouldBeNull();
        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A6"), Property("Rule", "A4")]
    public async Task A_name_taken_meanwhile_names_the_holder_even_when_the_version_is_wrong_too()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);
        await DeleteAsync(artifact);
        var holder = await NewNoteAsync(collection);

        var error = await FailsWritingNothingAsync<DuplicateNameException>(
            () => Repository.RestoreArtifactAsync(artifact.Id, Expected.Exactly(9)));

        (error.Kind, error.Name, error.HolderId).ShouldBe((EntityKind.Artifact, "a", (EntityId)holder.Id));
    }

    [Test, Property("Rule", "A6")]
    public async Task The_same_name_can_be_restored_once_the_other_has_given_it_up()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);
        await DeleteAsync(artifact);
        var holder = await NewNoteAsync(collection);
        await Repository.ReviseArtifactAsync(holder.Id, Expected.Any, new ArtifactChange { Name = "b" });

        var restored = await Repository.RestoreArtifactAsync(artifact.Id, Expected.Any);

        restored.Value.Name.ShouldBe("a");
    }

    [Test, Property("Rule", "A6")]
    public async Task An_artifact_whose_collection_is_gone_cannot_be_restored()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, Expected.Any, DeletePolicy.Cascade, token));
        await NewCollectionAsync();

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.RestoreArtifactAsync(artifact.Id, Expected.Any));

        (error.Kind, error.Key).ShouldBe((EntityKind.Collection, collection.Id.ToString()));
    }

    [Test, Property("Rule", "A6")]
    public async Task Relationships_removed_by_the_cascade_do_not_come_back_but_can_be_made_anew()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        var link = await NewLinkAsync(a, b);
        await Repository.DeleteArtifactAsync(a.Id, Expected.Any, DeletePolicy.Cascade);

        await Repository.RestoreArtifactAsync(a.Id, Expected.Any);

        (await Repository.Relationships.ListAsync(new RelationshipQuery())).Items.ShouldBeEmpty();
        (await NewLinkAsync(a, b)).Id.ShouldNotBe(link.Id);
    }

    [Test, Property("Rule", "A6")]
    public async Task What_was_never_there_cannot_be_restored()
    {
        var missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.RestoreArtifactAsync(missing, Expected.Any));

        (error.Kind, error.Key).ShouldBe((EntityKind.Artifact, missing.ToString()));
    }

    [Test, Property("Rule", "A6")]
    public async Task An_artifact_can_be_deleted_and_restored_again_and_again_and_revised_after()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        for (int i = 0; i < 3; i++)
        {
            await DeleteAsync(artifact);
            await Repository.RestoreArtifactAsync(artifact.Id, Expected.Any);
        }

        var revised = await Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(7), Draft.Text("after"));

        revised.Value.HeadRevision.ShouldBe(8);
        (await HistoryAsync(artifact.Id)).Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, 8));
    }

    private Task<Committed<Artifact>> DeleteAsync(Artifact artifact) => Repository.DeleteArtifactAsync(artifact.Id, Expected.Any);
}

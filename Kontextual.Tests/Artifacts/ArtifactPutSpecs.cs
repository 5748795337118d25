using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Putting artifacts: create or revise by name.</summary>
public sealed class ArtifactPutSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A1")]
    public async Task Put_of_a_new_name_creates()
    {
        var collection = await NewCollectionAsync();

        var committed = await PutAsync(Draft.Note(collection.Id, "a", "one"));

        committed.Outcome.ShouldBe(WriteOutcome.Created);
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "a")).ShouldBe(committed.Value);
        (await RecordsOfAsync(committed)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Created);
    }

    [Test, Property("Rule", "A2")]
    public async Task Put_of_a_name_that_is_there_gives_it_the_whole_new_state()
    {
        var collection = await NewCollectionAsync();
        var first = Draft.Note(collection.Id, "a", "one") with { Metadata = Draft.Meta("""{"a":1}"""), Message = "first" };
        var before = (await PutAsync(first)).Value;
        Time.Advance(TimeSpan.FromMinutes(1));

        var second = new ArtifactDraft { Collection = collection.Id, Name = "a", Type = "file", Content = ContentSource.FromText("two") };
        var committed = await PutAsync(second, Expected.Exactly(1));

        committed.Outcome.ShouldBe(WriteOutcome.Updated);
        committed.Value.ShouldBe(before with
        {
            HeadRevision = 2,
            Type = "file",
            MediaType = "text/plain",
            Digest = ContentDigest.Of("two"u8),
            Metadata = Metadata.Empty,
            UpdatedAt = Time.Kept,
        });
        (await RecordsOfAsync(committed)).ShouldHaveSingleItem().Kind.ShouldBe(ChangeKind.Updated);
        (await HistoryAsync(before.Id)).Select(revision => revision.Message).ShouldBe(["first", ""]);
    }

    [Test, Property("Rule", "A2")]
    public async Task Put_of_the_same_state_writes_nothing_whatever_its_message_and_provenance()
    {
        var collection = await NewCollectionAsync();
        var draft = Draft.Note(collection.Id, "caf\u00e9", "one") with { Metadata = Draft.Meta("""{"a":1}""") };
        var before = (await PutAsync(draft)).Value;
        var dump = await DumpAsync();

        var again = draft with
        {
            Name = "cafe\u0301",
            Content = ContentSource.FromBytes("one"u8.ToArray()),
            Metadata = Draft.Meta("""{ "a":1 }"""),
            Message = "again",
            Provenance = new Provenance { Actor = "bob" },
        };
        var committed = await PutAsync(again, Expected.Exactly(1));

        (committed.Value, committed.Outcome).ShouldBe((before, WriteOutcome.Unchanged));
        committed.FirstSequence.ShouldBeNull();
        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A3")]
    public async Task Put_with_a_wrong_expectation_is_a_conflict()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);

        var error = await FailsWritingNothingAsync<VersionConflictException>(
            () => PutAsync(Draft.Note(collection.Id, "a", "two"), Expected.Exactly(2)));

        (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion)
            .ShouldBe((EntityKind.Artifact, (EntityId)artifact.Id, 2, 1));
    }

    [Test, Property("Rule", "A3")]
    public async Task Put_that_expects_an_artifact_where_none_is_conflicts_with_version_0()
    {
        var collection = await NewCollectionAsync();

        var error = await FailsWritingNothingAsync<VersionConflictException>(
            () => PutAsync(Draft.Note(collection.Id, "a"), Expected.Exactly(1)));

        (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion).ShouldBe((EntityKind.Artifact, default(EntityId), 1, 0));
    }

    [Test]
    public async Task Put_of_a_deleted_artifacts_name_creates_another()
    {
        var collection = await NewCollectionAsync();
        var deleted = await NewNoteAsync(collection);
        await Repository.DeleteArtifactAsync(deleted.Id, Expected.Any);

        var committed = await PutAsync(Draft.Note(collection.Id, "a"));

        committed.Outcome.ShouldBe(WriteOutcome.Created);
        committed.Value.Id.ShouldNotBe(deleted.Id);
        committed.Value.HeadRevision.ShouldBe(1);
    }

    [Test]
    public async Task Put_into_a_collection_that_is_not_there_is_an_error()
    {
        var missing = CollectionId.Parse("01890000-0000-7000-8000-000000000000");

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(() => PutAsync(Draft.Note(missing, "a")));

        (error.Kind, error.Key).ShouldBe((EntityKind.Collection, missing.ToString()));
    }

    private Task<Committed<Artifact>> PutAsync(ArtifactDraft draft, Expected expected = default) =>
        Repository.PutArtifactAsync(draft, expected);
}

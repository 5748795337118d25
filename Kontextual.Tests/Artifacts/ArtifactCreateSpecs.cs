using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Creating artifacts.</summary>
public sealed class ArtifactCreateSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ContentDigest Abc =
        ContentDigest.Parse("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Test, Property("Rule", "A1")]
    public async Task Create_gives_revision_1_with_the_full_state()
    {
        var collection = await NewCollectionAsync();
        var provenance = new Provenance
        {
            Actor = "ann",
            Source = "https://example.org/",
            Tool = "t",
            ToolVersion = "1",
            Attributes = Draft.Meta("""{"x":[1]}"""),
        };
        var draft = ArtifactFields.Samples(Draft.Note(collection.Id, "a", "abc") with { Provenance = provenance, Message = "first\nversion" });

        var artifact = (await Repository.CreateArtifactAsync(draft)).Value;

        artifact.ShouldBe(ArtifactFields.Samples(new Artifact
        {
            Id = artifact.Id,
            CollectionId = collection.Id,
            Name = "",
            Type = "",
            MediaType = "",
            HeadRevision = 1,
            Digest = Abc,
            Size = 3,
            Metadata = Metadata.Empty,
            Provenance = provenance,
            CreatedAt = Time.Kept,
            UpdatedAt = Time.Kept,
        }));
        var revision = (await HistoryAsync(artifact.Id)).ShouldHaveSingleItem();
        revision.ShouldBe(ArtifactFields.Samples(new Revision
        {
            ArtifactId = artifact.Id,
            Number = 1,
            Kind = RevisionKind.Created,
            CollectionId = collection.Id,
            Name = "",
            Type = "",
            MediaType = "",
            Digest = Abc,
            Size = 3,
            Metadata = Metadata.Empty,
            Provenance = provenance,
            Message = "first\nversion",
            CreatedAt = Time.Kept,
            FromSequence = 2,
        }));
        (await Repository.Artifacts.GetTextAsync(artifact)).ShouldBe("abc");
    }

    [Test, Property("Rule", "A1"), Property("Rule", "C1")]
    public async Task Create_gives_one_change_record()
    {
        var collection = await NewCollectionAsync();

        var committed = await Repository.CreateArtifactAsync(
            Draft.Note(collection.Id, "a", "abc"), new WriteContext { Actor = "bob", Reason = "because" });

        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        record.TransactionId.ShouldBe(committed.TransactionId);
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion)
            .ShouldBe((EntityKind.Artifact, (EntityId)committed.Value.Id, ChangeKind.Created, 1));
        (record.OldDigest, record.NewDigest).ShouldBe((null, Abc));
        (record.Actor, record.Reason, record.RunId).ShouldBe(("bob", "because", null));
        record.Time.ShouldBe(Time.Kept);
        record.State.ShouldBeNull();
    }

    [Test, Property("Rule", "A1")]
    public async Task The_collection_must_be_live()
    {
        var missing = CollectionId.Parse("01890000-0000-7000-8000-000000000000");
        var deleted = await NewCollectionAsync();
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(deleted.Id, Expected.Any, cancellationToken: token));

        foreach (var collection in new[] { missing, deleted.Id })
        {
            var error = await FailsWritingNothingAsync<EntityNotFoundException>(
                () => Repository.CreateArtifactAsync(Draft.Note(collection, "a")));
            (error.Kind, error.Key).ShouldBe((EntityKind.Collection, collection.ToString()));
        }
    }

    [Test]
    public async Task The_producing_run_must_exist()
    {
        var collection = await NewCollectionAsync();
        var run = RunId.Parse("01890000-0000-7000-8000-000000000000");

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.CreateArtifactAsync(Draft.Note(collection.Id, "a") with { ProducingRunId = run }));

        (error.Kind, error.Key).ShouldBe((EntityKind.Run, run.ToString()));
    }

    [Test, Property("Rule", "A1")]
    public async Task Two_collections_may_hold_artifacts_of_the_same_name()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var (a, b) = (await NewNoteAsync(one), await NewNoteAsync(two));

        (await Repository.Artifacts.FindByNameAsync(one.Id, "a")).ShouldBe(a);
        (await Repository.Artifacts.FindByNameAsync(two.Id, "a")).ShouldBe(b);
    }

    [Test]
    public async Task What_is_not_said_has_its_documented_default()
    {
        var collection = await NewCollectionAsync();
        var draft = new ArtifactDraft { Collection = collection.Id, Name = "a", Content = ContentSource.FromText("") };

        var artifact = (await Repository.CreateArtifactAsync(draft)).Value;
        var bytes = (await Repository.CreateArtifactAsync(draft with { Name = "b", Content = ContentSource.FromBytes("x"u8.ToArray()) })).Value;

        foreach (var field in ArtifactFields.All.Where(field => !ArtifactFieldsTests.IsRequired(field)))
            field.Of(artifact).ShouldBe(field.Default, field.Name);
        bytes.MediaType.ShouldBe("application/octet-stream");
        artifact.Provenance.ShouldBe(Provenance.None);
        artifact.Size.ShouldBe(0);
        (await Repository.Artifacts.GetRevisionAsync(artifact.Id, 1)).Message.ShouldBe("");
    }

    [Test]
    public async Task Several_creates_of_one_transaction_share_its_time_and_have_adjacent_records()
    {
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            var collection = await t.Collections.CreateAsync(Draft.Collection("notes"), token);
            Time.Advance(TimeSpan.FromHours(1));
            var a = await t.Artifacts.CreateAsync(Draft.Note(collection.Id, "a"), token);
            return (Collection: collection, Artifact: a, t.Time);
        });

        var (collection, artifact, time) = committed.Value;
        (collection.CreatedAt, artifact.CreatedAt).ShouldBe((time, time));
        (committed.FirstSequence, committed.LastSequence).ShouldBe((1, 2));
        (await RecordsOfAsync(committed)).ShouldAllBe(record => record.Time == time);
    }
}

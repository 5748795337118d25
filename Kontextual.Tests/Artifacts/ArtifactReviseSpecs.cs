using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Changing artifacts: one revision with the full state and one change record each time, or nothing.</summary>
public sealed class ArtifactReviseSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A2")]
    public async Task New_content_gives_a_new_revision_and_one_record_with_old_and_new_digest()
    {
        var before = await NewNoteAsync(await NewCollectionAsync(), "a", "one");
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await ReviseAsync(before, Draft.Text("two, longer"));

        var after = committed.Value;
        committed.Outcome.ShouldBe(WriteOutcome.Updated);
        after.ShouldBe(before with { HeadRevision = 2, Digest = ContentDigest.Of("two, longer"u8), Size = 11, UpdatedAt = Time.Kept });
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityVersion, record.OldDigest, record.NewDigest)
            .ShouldBe((ChangeKind.Updated, 2, before.Digest, after.Digest));
        (await Repository.Artifacts.GetTextAsync(before.Id, 1)).ShouldBe("one");
        (await Repository.Artifacts.GetTextAsync(before.Id, 2)).ShouldBe("two, longer");
    }

    [Test, Property("Rule", "A2")]
    public async Task Each_kind_of_change_alone_makes_one_revision_and_keeps_the_rest()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var artifact = (await Repository.CreateArtifactAsync(ArtifactFields.Samples(Draft.Note(one.Id, "a", "text")))).Value;
        var steps = new List<(ArtifactChange Change, Func<Artifact, Artifact> Apply)>
        {
            (new() { Collection = two.Id }, a => a with { CollectionId = two.Id }),
            (Draft.Text("more"), a => a with { Digest = ContentDigest.Of("more"u8), Size = 4 }),
        };
        foreach (var field in ArtifactFields.All)
        {
            foreach (var (given, kept) in field.Changes)
                steps.Add((field.In(new ArtifactChange(), given), a => field.In(a, kept)));
        }

        foreach (var (change, apply) in steps)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            var committed = await ReviseAsync(artifact, change);
            var expected = apply(artifact) with { HeadRevision = artifact.HeadRevision + 1, UpdatedAt = Time.Kept };
            (committed.Value, committed.Outcome).ShouldBe((expected, WriteOutcome.Updated));
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.OldDigest, record.NewDigest).ShouldBe((artifact.Digest, expected.Digest));
            (await Repository.Artifacts.FindAsync(artifact.Id)).ShouldBe(expected);
            artifact = expected;
        }

        var last = (await HistoryAsync(artifact.Id))[^1];
        (last.Number, last.CollectionId, last.Digest, last.Size).ShouldBe((1 + steps.Count, two.Id, ContentDigest.Of("more"u8), 4));
        foreach (var field in ArtifactFields.All)
            field.Of(last).ShouldBe(field.Changes[^1].Kept, field.Name);
    }

    [Test, Property("Rule", "A2")]
    public async Task Many_changes_at_once_make_one_revision()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var artifact = await NewNoteAsync(one);

        var committed = await ReviseAsync(artifact, ArtifactFields.Samples(Draft.Text("x") with { Collection = two.Id }));

        (await RecordsOfAsync(committed)).Count.ShouldBe(1);
        (await HistoryAsync(artifact.Id)).Count.ShouldBe(2);
        (await Repository.Artifacts.FindByNameAsync(two.Id, committed.Value.Name)).ShouldBe(committed.Value);
        committed.Value.ShouldBe(ArtifactFields.Samples(
            artifact with { CollectionId = two.Id, Digest = ContentDigest.Of("x"u8), Size = 1, HeadRevision = 2, UpdatedAt = Time.Kept }));
        (await Repository.Artifacts.FindByNameAsync(one.Id, "a")).ShouldBeNull();
    }

    [Test, Property("Rule", "A2")]
    public async Task When_nothing_differs_nothing_is_written_and_the_result_says_so()
    {
        var collection = await NewCollectionAsync();
        var artifact = (await Repository.CreateArtifactAsync(ArtifactFields.Samples(Draft.Note(collection.Id, "a", "text")))).Value;
        var dump = await DumpAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var same = ArtifactFields.SameAsSamples(Draft.Text("text") with { Collection = artifact.CollectionId });

        foreach (var change in new[] { same, new ArtifactChange() })
        {
            var committed = await ReviseAsync(artifact, change, Expected.Exactly(1));
            (committed.Value, committed.Outcome).ShouldBe((artifact, WriteOutcome.Unchanged));
            (committed.FirstSequence, committed.LastSequence).ShouldBe((null, null));
        }

        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A2")]
    public async Task Provenance_and_message_alone_are_no_difference()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        var dump = await DumpAsync();

        var committed = await ReviseAsync(artifact, new ArtifactChange { Provenance = new Provenance { Actor = "bob" }, Message = "a word" });

        (committed.Value, committed.Outcome).ShouldBe((artifact, WriteOutcome.Unchanged));
        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A2")]
    public async Task Provenance_and_message_describe_their_revision_and_are_not_inherited()
    {
        var collection = await NewCollectionAsync();
        var provenance = new Provenance { Actor = "ann", Source = "mail" };
        var artifact = (await Repository.CreateArtifactAsync(Draft.Note(collection.Id, "a") with { Provenance = provenance, Message = "first" })).Value;

        var after = (await ReviseAsync(artifact, Draft.Text("new"))).Value;

        after.Provenance.ShouldBe(Provenance.None);
        (await HistoryAsync(artifact.Id)).Select(revision => (revision.Provenance, revision.Message))
            .ShouldBe([(provenance, "first"), (Provenance.None, "")]);
    }

    [Test, Property("Rule", "A2")]
    public async Task Going_back_to_an_older_content_is_a_new_revision_that_shares_the_bytes()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync(), "a", "one");
        await ReviseAsync(artifact, Draft.Text("two"));

        var back = await ReviseAsync(artifact, Draft.Text("one"));

        (back.Value.HeadRevision, back.Value.Digest).ShouldBe((3, artifact.Digest));
        (await Repository.SummarizeAsync()).Contents.ShouldBe(2);
    }

    [Test]
    public async Task What_is_not_live_cannot_be_revised()
    {
        var deleted = await NewNoteAsync(await NewCollectionAsync());
        await Repository.DeleteArtifactAsync(deleted.Id, Expected.Any);
        var missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

        foreach (var id in new[] { deleted.Id, missing })
        {
            var error = await FailsWritingNothingAsync<EntityNotFoundException>(
                () => Repository.ReviseArtifactAsync(id, Expected.Any, Draft.Text("new")));
            (error.Kind, error.Key).ShouldBe((EntityKind.Artifact, id.ToString()));
        }
    }

    [Test]
    public async Task The_collection_to_move_to_must_be_live()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        var gone = await NewCollectionAsync("gone");
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(gone.Id, Expected.Any, cancellationToken: token));

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => ReviseAsync(artifact, new ArtifactChange { Collection = gone.Id }));

        (error.Kind, error.Key).ShouldBe((EntityKind.Collection, gone.Id.ToString()));
    }

    private Task<Committed<Artifact>> ReviseAsync(Artifact artifact, ArtifactChange change, Expected expected = default) =>
        Repository.ReviseArtifactAsync(artifact.Id, expected, change);
}

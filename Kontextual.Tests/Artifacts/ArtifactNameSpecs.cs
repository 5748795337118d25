using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>A taken name is told first, with its holder.</summary>
public sealed class ArtifactNameSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly RunId NoRun = RunId.Parse("01890000-0000-7000-8000-000000000000");

    [TestCase("caf\u00e9")]
    [TestCase("cafe\u0301")]
    [Property("Rule", "A4")]
    public async Task Create_with_a_taken_name_names_the_holder(string name)
    {
        var collection = await NewCollectionAsync();
        var holder = await NewNoteAsync(collection, "caf\u00e9");

        var error = await FailsWritingNothingAsync<DuplicateNameException>(() => NewNoteAsync(collection, name));

        (error.Kind, error.Name, error.HolderId).ShouldBe((EntityKind.Artifact, "caf\u00e9", (EntityId)holder.Id));
    }

    [Test, Property("Rule", "A4")]
    public async Task A_taken_name_is_told_even_when_the_producing_run_does_not_exist()
    {
        var collection = await NewCollectionAsync();
        var holder = await NewNoteAsync(collection);
        var other = await NewNoteAsync(collection, "b");

        var create = await FailsWritingNothingAsync<DuplicateNameException>(
            () => Repository.CreateArtifactAsync(Draft.Note(collection.Id, "a") with { ProducingRunId = NoRun }));
        var rename = await FailsWritingNothingAsync<DuplicateNameException>(
            () => Repository.ReviseArtifactAsync(other.Id, Expected.Any, new ArtifactChange { Name = "a", ProducingRunId = NoRun }));

        create.HolderId.ShouldBe((EntityId)holder.Id);
        rename.HolderId.ShouldBe((EntityId)holder.Id);
    }

    [Test, Property("Rule", "A4")]
    public async Task A_taken_name_is_told_even_when_the_version_is_wrong_too()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var (holder, holderThere) = (await NewNoteAsync(one, "a"), await NewNoteAsync(two, "b"));
        var artifact = await NewNoteAsync(one, "b");

        var rename = await FailsWritingNothingAsync<DuplicateNameException>(
            () => Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(9), new ArtifactChange { Name = "a" }));
        var move = await FailsWritingNothingAsync<DuplicateNameException>(
            () => Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(9), new ArtifactChange { Collection = two.Id }));

        rename.HolderId.ShouldBe((EntityId)holder.Id);
        move.HolderId.ShouldBe((EntityId)holderThere.Id);
    }

    [Test, Property("Rule", "A4")]
    public async Task A_name_given_up_by_renaming_moving_or_deleting_is_free()
    {
        var (one, two) = (await NewCollectionAsync("one"), await NewCollectionAsync("two"));
        var (renamed, moved, deleted) = (await NewNoteAsync(one, "a"), await NewNoteAsync(one, "b"), await NewNoteAsync(one, "c"));
        await Repository.ReviseArtifactAsync(renamed.Id, Expected.Any, new ArtifactChange { Name = "z" });
        await Repository.ReviseArtifactAsync(moved.Id, Expected.Any, new ArtifactChange { Collection = two.Id });
        await Repository.DeleteArtifactAsync(deleted.Id, Expected.Any);

        foreach (var name in new[] { "a", "b", "c" })
            (await NewNoteAsync(one, name)).Name.ShouldBe(name);
    }

    [Test, Property("Rule", "A4")]
    public async Task Two_artifacts_can_swap_names_in_one_transaction()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));

        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.ReviseAsync(a.Id, Expected.Any, new ArtifactChange { Name = "tmp" }, token);
            await t.Artifacts.ReviseAsync(b.Id, Expected.Any, new ArtifactChange { Name = "a" }, token);
            await t.Artifacts.ReviseAsync(a.Id, Expected.Any, new ArtifactChange { Name = "b" }, token);
        });

        (await Repository.Artifacts.GetByNameAsync(collection.Id, "a")).Id.ShouldBe(b.Id);
        (await Repository.Artifacts.GetByNameAsync(collection.Id, "b")).Id.ShouldBe(a.Id);
    }

    [Test, Property("Rule", "A4")]
    public async Task A_name_taken_earlier_in_the_same_transaction_is_taken()
    {
        var collection = await NewCollectionAsync();

        await Repository.WriteAsync(async (t, token) =>
        {
            var holder = await t.Artifacts.CreateAsync(Draft.Note(collection.Id, "a"), token);
            var error = await Should.ThrowAsync<DuplicateNameException>(() => t.Artifacts.CreateAsync(Draft.Note(collection.Id, "a"), token));
            error.HolderId.ShouldBe((EntityId)holder.Id);
        });

        (await Repository.Artifacts.ListAsync(new ArtifactQuery())).Items.Count.ShouldBe(1);
    }
}

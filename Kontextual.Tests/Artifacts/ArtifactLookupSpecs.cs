using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Finding single artifacts, and several by id.</summary>
public sealed class ArtifactLookupSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ArtifactId Missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

    [Test]
    public async Task An_artifact_is_found_by_id_and_by_name_as_it_was_returned()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection, "docs/Caf\u00e9.md");

        (await Repository.Artifacts.FindAsync(artifact.Id)).ShouldBe(artifact);
        (await Repository.Artifacts.GetAsync(artifact.Id)).ShouldBe(artifact);
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "docs/Caf\u00e9.md")).ShouldBe(artifact);
        (await Repository.Artifacts.GetByNameAsync(collection.Id, "docs/Cafe\u0301.md")).ShouldBe(artifact);
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "docs/caf\u00e9.md")).ShouldBeNull();
    }

    [Test]
    public async Task What_is_not_there_is_null_to_find_and_an_error_to_get()
    {
        var collection = await NewCollectionAsync();

        (await Repository.Artifacts.FindAsync(Missing)).ShouldBeNull();
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "nothing")).ShouldBeNull();
        var byId = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetAsync(Missing));
        (byId.Kind, byId.Key).ShouldBe((EntityKind.Artifact, Missing.ToString()));
        var byName = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetByNameAsync(collection.Id, "nothing"));
        byName.Key.ShouldBe("nothing");
    }

    [Test]
    public async Task Get_many_gives_the_live_ones_ordered_by_name()
    {
        var collection = await NewCollectionAsync();
        var (c, a, b) = (await NewNoteAsync(collection, "c"), await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        await Repository.DeleteArtifactAsync(b.Id, Expected.Any);

        (await Repository.Artifacts.GetManyAsync([c.Id, b.Id, Missing, a.Id, a.Id])).ShouldBe([a, c]);
        (await Repository.Artifacts.GetManyAsync([])).ShouldBeEmpty();
    }

    [Test]
    public async Task Get_many_gives_more_than_a_usual_page_at_once()
    {
        var collection = await NewCollectionAsync();
        var ids = new List<ArtifactId>();
        await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i <= PageRequest.Default.Size; i++)
                ids.Add((await t.Artifacts.CreateAsync(Draft.Note(collection.Id, $"n{i:000}"), token)).Id);
        });

        (await Repository.Artifacts.GetManyAsync(ids)).Select(a => a.Id).ShouldBe(ids);
    }

    [Test]
    public async Task Get_many_takes_1000_ids_and_no_more()
    {
        var a = await NewNoteAsync(await NewCollectionAsync());
        var ids = new SeededIds(3);
        var others = Enumerable.Range(0, 999).Select(_ => new ArtifactId(ids.NewId())).ToList();

        (await Repository.Artifacts.GetManyAsync([.. others, a.Id])).ShouldBe([a]);
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.GetManyAsync([.. others, a.Id, Missing]));
    }
}

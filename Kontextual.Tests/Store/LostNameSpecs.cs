using Kontextual.Domain;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Collections;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

/// <summary>Rows of the names of the past that something else removed: a write that needs one names it, and writes nothing.</summary>
public sealed class LostNameSpecs(Backend backend) : DamagedStore(backend)
{
    [TestCase("a")]
    [TestCase("b")]
    [Property("Rule", "P7"), Property("Rule", "A9")]
    public async Task The_present_name_of_an_artifact(string name)
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, name: "a");
        if (name != "a")
            await Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Name = name });
        await DamageAsync(db => db.Remove(db.Set<ArtifactName>().Single(row => row.ArtifactId == note.Id && row.ToSequence == null)));

        await MeetsAsync(
            () => Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Name = "c" }), "table artifact_names", $"{note.Id}");
        await MeetsAsync(() => Repository.DeleteArtifactAsync(note.Id, Expected.Any), "table artifact_names", $"{note.Id}");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("The name stays."));
    }

    [TestCase("notes")]
    [TestCase("papers")]
    [Property("Rule", "P7"), Property("Rule", "A9")]
    public async Task The_present_name_of_a_collection(string name)
    {
        var notes = await NewCollectionAsync();
        if (name != "notes")
            await RenameAsync(notes, name);
        await DamageAsync(db => db.Remove(db.Set<CollectionName>().Single(row => row.CollectionId == notes.Id && row.ToSequence == null)));

        await MeetsAsync(() => RenameAsync(notes, "letters"), "table collection_names", $"{notes.Id}");
        await MeetsAsync(
            () => Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(notes.Id, Expected.Any, DeletePolicy.Restrict, token)),
            "table collection_names",
            $"{notes.Id}");
    }

    private Task<Committed<Written<Collection>>> RenameAsync(Collection collection, string name) =>
        Repository.WriteAsync((t, token) => t.Collections.RenameAsync(collection.Id, Expected.Any, name, token));
}

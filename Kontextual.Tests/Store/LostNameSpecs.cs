using Kontextual.Domain;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
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

    [Test, Property("Rule", "P7"), Property("Rule", "A9")]
    public async Task The_present_name_of_a_context_package()
    {
        var package = (await Repository.CreateContextPackageAsync(Draft.Package("package"))).Value;
        await DamageAsync(db => db.Remove(db.Set<ContextPackageName>().Single(row => row.PackageId == package.Id)));

        await MeetsAsync(() => Repository.RenameContextPackageAsync(package.Id, Expected.Any, "b"), "table context_package_names", $"{package.Id}");
        await MeetsAsync(() => Repository.DeleteContextPackageAsync(package.Id, Expected.Any), "table context_package_names", $"{package.Id}");
        await Repository.UpdateContextPackageAsync(package.Id, Expected.Any, new() { Description = "The name stays." });
    }

    [Test, Property("Rule", "P7"), Property("Rule", "A9")]
    public async Task The_present_place_of_a_context_reference()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var package = (await Repository.CreateContextPackageAsync(Draft.Package("package"))).Value;
        var reference = (await Repository.AddContextReferenceAsync(Draft.Reference(package, note))).Value;
        await DamageAsync(db => db.Remove(db.Set<ContextReferencePlace>().Single(row => row.ReferenceId == reference.Id)));

        await MeetsAsync(() => Repository.RemoveContextReferenceAsync(reference.Id, Expected.Any), "table context_reference_places", $"{reference.Id}");
        await MeetsAsync(
            () => Repository.AddContextReferenceAsync(Draft.Reference(package, note) with { Ordinal = 1 }), "table context_reference_places", $"{reference.Id}");
        await Repository.UpdateContextReferenceAsync(reference.Id, Expected.Any, new() { Metadata = Draft.Meta("{}"), Provenance = new() { Actor = "ann" } });
    }

    private Task<Committed<Written<Collection>>> RenameAsync(Collection collection, string name) =>
        Repository.WriteAsync((t, token) => t.Collections.RenameAsync(collection.Id, Expected.Any, name, token));
}

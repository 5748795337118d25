using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

/// <summary>The root of the suites on rows that something else changed.</summary>
public abstract class DamagedStore(Backend backend) : StoreSpecs(backend)
{
    /// <summary>What the newest record of a test is about.</summary>
    public enum Last
    {
        Artifact,
        Collection,
        Relationship,
        Reference,
        Removal,
        Description,
        Purge,
    }

    private KeptEngine? kept;

    protected override void Configure(KnowledgeStoreOptions options) => options.Backend = kept = new KeptEngine(options.Backend!);

    /// <summary>Changes rows behind the library's back.</summary>
    protected Task DamageAsync(Action<KontextualDbContext> damage) => Backend.DamageAsync(Store, kept!.Engine, damage);

    /// <summary>Removes a change record.</summary>
    protected async Task LoseRecordAsync(long sequence)
    {
        var record = (await Repository.Changes.FindAsync(sequence)).ShouldNotBeNull();
        await DamageAsync(db => db.Remove(record));
    }

    /// <summary>Expects damage that is named, and that nothing was written.</summary>
    protected async Task MeetsAsync(Func<Task> act, params string[] place)
    {
        var before = await Repository.Changes.HeadAsync();
        var error = await Should.ThrowAsync<StoreCorruptException>(async () => await act().Soon());
        foreach (var part in place)
            error.Where.ShouldContain(part);
        (await Repository.Changes.HeadAsync()).ShouldBe(before);
    }

    /// <summary>Writes several records, the last of them of a kind.</summary>
    protected async Task WriteAsync(Last last)
    {
        var collection = await NewCollectionAsync();
        var a = await NewNoteAsync(collection);
        var b = await NewNoteAsync(collection, "b", "Another.");
        switch (last)
        {
            case Last.Artifact:
                break;
            case Last.Collection:
                await NewCollectionAsync("last");
                break;
            case Last.Relationship:
                await NewLinkAsync(a, b);
                break;
            case Last.Reference:
            case Last.Removal:
                var package = (await Repository.CreateContextPackageAsync(Draft.Package("package"))).Value;
                var reference = (await Repository.AddContextReferenceAsync(Draft.Reference(package, a))).Value;
                if (last == Last.Removal)
                    await Repository.RemoveContextReferenceAsync(reference.Id, Expected.Any);
                break;
            case Last.Description:
                await Repository.WriteAsync((t, token) =>
                    t.Collections.UpdateAsync(collection.Id, Expected.Any, new CollectionChange { Description = "last" }, token));
                break;
            default:
                await Repository.DeleteArtifactAsync(a.Id, Expected.Any);
                await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(a.Id, Expected.Any, token));
                break;
        }
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Verification;

/// <summary>A store with everything that a verification reads: what <see cref="TypicalStore"/> has, large contents, and purged entities of each kind.</summary>
internal static class EverythingStore
{
    private const int MiB = 1 << 20;

    public static async Task FillAsync(IKnowledgeRepository repository, ManualTime time)
    {
        await TypicalStore.FillAsync(repository, time);
        await AddPurgedAsync(repository, time);
        await AddContentsAsync(repository, time);
    }

    private static async Task AddPurgedAsync(IKnowledgeRepository repository, ManualTime time)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        var gone = (await repository.CreateCollectionAsync(Draft.Collection("gone"))).Value;
        var a = (await repository.CreateArtifactAsync(Draft.Note(gone.Id, "gone", "gone") with { Metadata = Draft.Meta("""{"gone":["x",{"y":1}]}""") })).Value;
        var b = (await repository.CreateArtifactAsync(Draft.Note(gone.Id, "other", "one"))).Value;
        await repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("more") with { Message = "gone" });
        await repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Name = "renamed", Type = "other" });
        await repository.WriteAsync((t, token) => t.Collections.RenameAsync(gone.Id, Expected.Any, "going", token));
        var link = (await repository.CreateRelationshipAsync(Draft.Link(a, b) with { Metadata = Draft.Meta("""{"gone":1}""") })).Value;
        time.Advance(TimeSpan.FromSeconds(1));
        await repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(link.Id, Expected.Any, token));
        await repository.WriteAsync((t, token) => t.Relationships.PurgeAsync(link.Id, Expected.Any, token), new WriteContext { Reason = "asked" });
        await repository.WriteAsync((t, token) => t.Collections.DeleteAsync(gone.Id, Expected.Any, DeletePolicy.Cascade, token));
        await repository.WriteAsync((t, token) => t.Collections.PurgeAsync(gone.Id, Expected.Any, DeletePolicy.Cascade, token));
        var collection = (await repository.CreateCollectionAsync(Draft.Collection("live"))).Value;
        var live = (await repository.CreateArtifactAsync(Draft.Note(collection.Id, "live", "one"))).Value;
        await repository.ReviseArtifactAsync(live.Id, Expected.Any, Draft.Text("another text"));
        var stored = new Stored([collection], [live]);
        foreach (var package in (await repository.ContextPackages.ListAsync(new ContextPackageQuery())).Items)
            stored.Packages.Add(package);
        foreach (var entity in EntityCase.All)
            await entity.AddPurgedAsync(repository, stored);
        await SecretRuns.MakeAsync(repository, live.Id, "kept", "kept");
        await repository.PurgeRunAsync((await SecretRuns.MakeAsync(repository, live.Id, "purged", "purged")).Id, Expected.Any);
        await repository.ReviseArtifactAsync(live.Id, Expected.Any, Draft.Text("moved on"));
    }

    private static async Task AddContentsAsync(IKnowledgeRepository repository, ManualTime time)
    {
        time.Advance(TimeSpan.FromSeconds(1));
        var large = (await repository.CreateCollectionAsync(Draft.Collection("large"))).Value;
        foreach (var (name, size) in new[] { ("empty", 0), ("one", 1), ("whole", MiB), ("three", (2 * MiB) + 1) })
            await repository.CreateArtifactAsync(Draft.File(large.Id, name, [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7))]));
        await repository.CreateArtifactAsync(Draft.Note(large.Id, "text", new string('é', MiB / 2)) with { Metadata = Draft.Meta("""{"tags":["a","b"],"n":1.0}""") });
    }
}

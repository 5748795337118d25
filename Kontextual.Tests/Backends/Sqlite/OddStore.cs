using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A store of everything that is hard to hash again: every verb, purges, numbers that no double holds, and odd characters.</summary>
internal static class OddStore
{
    private static readonly Metadata Odd = Metadata.Parse(
        """{"b":1.0,"a":1e400,"z":-0.0E-400,"":12345678901234567890,"\u0000":"\u001f\u007f\\\"\/\b\t\n\f\r","😀":"\ud83d\ude00\u2028","\ufb33":[{}],"é":"e\u0301"}""");

    private static readonly Provenance Everything = new()
    {
        Actor = "\u0001\"é\\😀\n",
        Source = "",
        Tool = "/\u2029\u007f",
        ToolVersion = "1.0",
        Attributes = Metadata.Parse("""{"z":1.50,"a":[1E-7]}"""),
    };

    public static async Task FillAsync(IKnowledgeRepository repository, ManualTime time)
    {
        await TypicalStore.FillAsync(repository, time);
        var odd = new WriteContext { Actor = "\u0002\u007f\ud83d\ude00", Reason = "\"\\/\b\f\r\n\t\u001f\u2028\ufffe é e\u0301" };
        var kept = (await repository.CreateCollectionAsync(new CollectionDraft { Name = "odd 😀", Description = "\u0001", Metadata = Odd }, odd)).Value;
        var (a, _) = await FillCollectionAsync(repository, kept, odd);
        await repository.ReviseArtifactAsync(a.Id, Expected.Any, new ArtifactChange { Metadata = Metadata.Parse("""{"n":1}""") }, odd);
        var gone = (await repository.CreateCollectionAsync(new CollectionDraft { Name = "gone", Metadata = Odd }, odd)).Value;
        var (c, link) = await FillCollectionAsync(repository, gone, odd);
        await repository.WriteAsync(
            async (t, token) =>
            {
                await t.Relationships.DeleteAsync(link.Id, Expected.Any, token);
                await t.Relationships.PurgeAsync(link.Id, Expected.Any, token);
                await t.Artifacts.DeleteAsync(c.Id, Expected.Any, DeletePolicy.Cascade, token);
            },
            odd);
        await repository.WriteAsync(async (t, token) => await t.Artifacts.PurgeAsync(c.Id, Expected.Any, token), new WriteContext { Reason = "asked to" });
        await repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.DeleteAsync(gone.Id, Expected.Any, DeletePolicy.Cascade, token);
            await t.Collections.PurgeAsync(gone.Id, Expected.Any, DeletePolicy.Cascade, token);
            await t.Collections.CreateAsync(Draft.Collection("last"), token);
        });
    }

    private static async Task<(Artifact First, Relationship Link)> FillCollectionAsync(
        IKnowledgeRepository repository, Collection collection, WriteContext context)
    {
        var draft = Draft.Note(collection.Id, "first 😀") with { Metadata = Odd, Provenance = Everything, Message = "\u0001\"\\" };
        var first = (await repository.CreateArtifactAsync(draft, context)).Value;
        var second = (await repository.CreateArtifactAsync(draft with { Name = "\ue000" })).Value;
        var link = Draft.Link(first, second) with { Metadata = Odd, Provenance = Everything };
        return (first, (await repository.CreateRelationshipAsync(link, context)).Value);
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Artifacts;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Harness;

/// <summary>A store in which everything has happened that can happen: every verb, several times, in several transactions.</summary>
public static class TypicalStore
{
    /// <summary>Fills an empty store: with collections, artifacts and relationships, and with the rest by their cases.</summary>
    public static async Task FillAsync(IKnowledgeRepository repository, ManualTime time)
    {
        var ann = new WriteContext { Actor = "ann", Reason = "a \"reason\" \\ with\n😀" };
        var notes = (await repository.CreateCollectionAsync(
            new CollectionDraft { Name = "notes", Description = "Caf\u00e9", Metadata = Draft.Meta("""{"z":1.50,"a":[1e400,{"é":null}]}""") }, ann)).Value;
        var (a, b, c) = await FillNotesAsync(repository, time, notes, ann);
        var link = (await repository.CreateRelationshipAsync(Draft.Link(a, b) with { Metadata = Draft.Meta("""{"w":-0.0}""") }, ann)).Value;
        await repository.CreateRelationshipAsync(Draft.Link(b, c, "cites"));
        time.Advance(TimeSpan.FromSeconds(1));

        await repository.WriteAsync(
            async (t, token) =>
            {
                await t.Relationships.UpdateAsync(link.Id, Expected.Exactly(1), new RelationshipChange { Provenance = Everything }, token);
                await t.Artifacts.DeleteAsync(c.Id, Expected.Any, DeletePolicy.Cascade, token);
                await t.Artifacts.RestoreAsync(c.Id, Expected.Any, token);
                await t.Collections.RenameAsync(notes.Id, Expected.Exactly(1), "ideas", token);
            },
            ann);
        await repository.WriteAsync(async (t, token) =>
        {
            var change = new CollectionChange { Description = "", Metadata = Draft.Meta("""{"n":123456789012345678901234567890}""") };
            await t.Collections.UpdateAsync(notes.Id, Expected.Exactly(2), change, token);
            await t.Relationships.DeleteAsync(link.Id, Expected.Exactly(2), token);
            var bin = await t.Collections.CreateAsync(Draft.Collection("bin"), token);
            await t.Artifacts.ReviseAsync(b.Id, Expected.Any, new ArtifactChange { Collection = bin.Id }, token);
            await t.Collections.DeleteAsync(bin.Id, Expected.Any, DeletePolicy.Cascade, token);
        });
        var stored = new Stored([notes], [a]);
        foreach (var entity in EntityCase.All)
            await entity.FillAsync(repository, time, stored);
    }

    private static Provenance Everything { get; } = new()
    {
        Actor = "bob",
        Source = "https://example.org/?q=\"x\"",
        Tool = "",
        ToolVersion = "1.0",
        Attributes = Draft.Meta("""{"b":[],"a":{}}"""),
    };

    private static async Task<(Artifact A, Artifact B, Artifact C)> FillNotesAsync(
        IKnowledgeRepository repository, ManualTime time, Collection notes, WriteContext ann)
    {
        // The samples come first, so that every column has a value in some row.
        var draft = ArtifactFields.Samples(Draft.Note(notes.Id, "a.md", "one")) with
        {
            Name = "a.md",
            Type = "note",
            MediaType = "text/plain",
            Metadata = Draft.Meta("""{"k":"v"}"""),
            Provenance = Everything,
            Message = "first",
        };
        var a = (await repository.CreateArtifactAsync(draft, ann)).Value;
        time.Advance(TimeSpan.FromSeconds(1));
        var b = (await repository.CreateArtifactAsync(Draft.File(notes.Id, "b.bin", [0, 1, 2, 255]))).Value;
        var c = (await repository.PutArtifactAsync(Draft.Note(notes.Id, "c.md", "one"), Expected.Any, ann)).Value;
        await repository.ReviseArtifactAsync(a.Id, Expected.Exactly(1), Draft.Text("two") with { Message = "s\u00e9cond 😀" }, ann);
        await repository.PutArtifactAsync(Draft.Note(notes.Id, "c.md", "changed"), Expected.Exactly(1));
        await repository.ReviseArtifactAsync(a.Id, Expected.Exactly(2), new ArtifactChange { Name = "A.md", Type = "decision" });
        return (a, b, c);
    }
}

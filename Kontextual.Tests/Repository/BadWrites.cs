using Kontextual.Domain;
using Kontextual.Tests.Artifacts;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Every way to give a writer something beyond its limits. Nothing it names exists, so that looking it up would be another error.</summary>
internal static class BadWrites
{
    private static readonly CollectionId NoCollection = CollectionId.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000002");
    private static readonly RelationshipId NoRelationship = RelationshipId.Parse("01890000-0000-7000-8000-000000000003");

    private static ArtifactDraft Note => Draft.Note(NoCollection, "a");

    private static RelationshipDraft Link => new() { Source = NoArtifact, Target = NoArtifact, Type = "cites" };

    public static IEnumerable<BadInput<IKnowledgeTransaction>> All =>
        [.. Fields(), .. Names(), .. Types(), .. Json(), .. Texts(), .. Ids(), .. Policies(), .. Others()];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Fields() => ArtifactFields.All.SelectMany(field => field.Bad.SelectMany(
        bad => new BadInput<IKnowledgeTransaction>[]
        {
            new($"{field.Name}: {bad.Flaw}, to create an artifact", "draft", bad.Says, t => t.Artifacts.CreateAsync(field.In(Note, bad.Value))),
            new($"{field.Name}: {bad.Flaw}, to put an artifact", "draft", bad.Says,
                t => t.Artifacts.PutAsync(field.In(Note, bad.Value), Expected.Any)),
            new($"{field.Name}: {bad.Flaw}, to revise an artifact", "change", bad.Says,
                t => t.Artifacts.ReviseAsync(NoArtifact, Expected.Any, field.In(new ArtifactChange(), bad.Value))),
        }));

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Names() => BadValues.Names.SelectMany(bad => new BadInput<IKnowledgeTransaction>[]
    {
        new($"{bad.Flaw}, to create a collection", "draft", bad.Says, t => t.Collections.CreateAsync(Draft.Collection(bad.Name))),
        new($"{bad.Flaw}, to rename a collection", "name", bad.Says, t => t.Collections.RenameAsync(NoCollection, Expected.Any, bad.Name)),
    });

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Types() => BadValues.Types.SelectMany(bad => new BadInput<IKnowledgeTransaction>[]
    {
        new($"{bad.Flaw}, of a relationship", "draft", bad.Says, t => t.Relationships.CreateAsync(Link with { Type = bad.Type })),
    });

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Json() => BadValues.Json.SelectMany(bad => new BadInput<IKnowledgeTransaction>[]
    {
        new($"{bad.Flaw}, of a collection", "json", bad.Says,
            t => t.Collections.CreateAsync(new CollectionDraft { Name = "a", Metadata = Metadata.Parse(bad.Json) })),
        new($"{bad.Flaw}, of an artifact", "json", bad.Says, t => t.Artifacts.CreateAsync(Note with { Metadata = Metadata.Parse(bad.Json) })),
        new($"{bad.Flaw}, as attributes", "json", bad.Says,
            t => t.Relationships.CreateAsync(Link with { Provenance = new Provenance { Attributes = Metadata.Parse(bad.Json) } })),
    });

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Texts() => BadValues.Texts.SelectMany(bad => new BadInput<IKnowledgeTransaction>[]
    {
        new($"{bad.Flaw}, as a description", "draft", bad.Says,
            t => t.Collections.CreateAsync(new CollectionDraft { Name = "a", Description = bad.Text })),
        new($"{bad.Flaw}, as a new description", "change", bad.Says,
            t => t.Collections.UpdateAsync(NoCollection, Expected.Any, new CollectionChange { Description = bad.Text })),
        new($"{bad.Flaw}, as a message", "draft", bad.Says, t => t.Artifacts.CreateAsync(Note with { Message = bad.Text })),
        new($"{bad.Flaw}, as a new message", "change", bad.Says,
            t => t.Artifacts.ReviseAsync(NoArtifact, Expected.Any, new ArtifactChange { Message = bad.Text })),
    });

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Ids() =>
    [
        Default("collection to rename", "id", t => t.Collections.RenameAsync(default, Expected.Any, "a")),
        Default("collection to update", "id", t => t.Collections.UpdateAsync(default, Expected.Any, new CollectionChange())),
        Default("collection to delete", "id", t => t.Collections.DeleteAsync(default, Expected.Any)),
        Default("collection to purge", "id", t => t.Collections.PurgeAsync(default, Expected.Any)),
        Default("collection to create in", "draft", t => t.Artifacts.CreateAsync(Note with { Collection = default })),
        Default("collection to move to", "change", t => t.Artifacts.ReviseAsync(NoArtifact, Expected.Any, new ArtifactChange { Collection = default(CollectionId) })),
        Default("run", "draft", t => t.Artifacts.CreateAsync(Note with { ProducingRunId = default(RunId) })),
        Default("artifact to revise", "id", t => t.Artifacts.ReviseAsync(default, Expected.Any, new ArtifactChange())),
        Default("artifact to delete", "id", t => t.Artifacts.DeleteAsync(default, Expected.Any)),
        Default("artifact to restore", "id", t => t.Artifacts.RestoreAsync(default, Expected.Any)),
        Default("artifact to purge", "id", t => t.Artifacts.PurgeAsync(default, Expected.Any)),
        Default("source", "draft", t => t.Relationships.CreateAsync(Link with { Source = default })),
        Default("target", "draft", t => t.Relationships.CreateAsync(Link with { Target = default })),
        Default("relationship to update", "id", t => t.Relationships.UpdateAsync(default, Expected.Any, new RelationshipChange())),
        Default("relationship to delete", "id", t => t.Relationships.DeleteAsync(default, Expected.Any)),
        Default("relationship to purge", "id", t => t.Relationships.PurgeAsync(default, Expected.Any)),
    ];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Policies() =>
    [
        Range("no such policy to delete a collection", "policy", "DeletePolicy", t => t.Collections.DeleteAsync(NoCollection, Expected.Any, (DeletePolicy)7)),
        Range("no such policy to purge a collection", "policy", "DeletePolicy", t => t.Collections.PurgeAsync(NoCollection, Expected.Any, (DeletePolicy)7)),
        Range("no such policy to delete an artifact", "policy", "DeletePolicy", t => t.Artifacts.DeleteAsync(NoArtifact, Expected.Any, (DeletePolicy)7)),
    ];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> Others() =>
    [
        Range("version 0", "version", "1", t => t.Relationships.DeleteAsync(NoRelationship, Expected.Exactly(0))),
        new("content over 512 MiB of known length", "stream", "536870912", async t => await t.Artifacts.CreateAsync(
            Note with { Content = await PreparedAsync(new ZeroStream(ContentSource.MaxSize + 1)) })),
        new("changed content over 512 MiB of known length", "stream", "536870912", async t => await t.Artifacts.ReviseAsync(
            NoArtifact, Expected.Any, new ArtifactChange { Content = await PreparedAsync(new ZeroStream(ContentSource.MaxSize + 1)) })),
        new("content that is not prepared", "draft", "PrepareAsync", t => t.Artifacts.CreateAsync(Note with { Content = ContentSource.FromStream(new ZeroStream(1)) })),
        new("content with a lone surrogate", "text", "U+D800", t => t.Artifacts.CreateAsync(Note with { Content = ContentSource.FromText("\ud800") })),
    ];

    private static async Task<ContentSource> PreparedAsync(Stream stream)
    {
        var content = ContentSource.FromStream(stream);
        await content.PrepareAsync();
        return content;
    }

    private static BadInput<IKnowledgeTransaction> Default(string what, string param, Func<IKnowledgeTransaction, Task> give) =>
        new($"the default id of a {what}", param, "default value", give);

    private static BadInput<IKnowledgeTransaction> Range(string flaw, string param, string says, Func<IKnowledgeTransaction, Task> give) =>
        new BadInput<IKnowledgeTransaction>(flaw, param, says, give).OutOfRange();
}

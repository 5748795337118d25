using Kontextual.Domain;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Artifacts;

/// <content>What a writer of artifacts refuses.</content>
internal sealed partial class ArtifactCase
{
    private static readonly CollectionId NoCollection = CollectionId.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly ArtifactId None = ArtifactId.Parse("01890000-0000-7000-8000-000000000002");

    private static ArtifactDraft Note => Draft.Note(NoCollection, "a");

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites => [.. BadFields(), .. BadValuesOfDrafts(), .. BadIds(), .. BadContents()];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> BadFields() =>
        from field in ArtifactFields.All
        from bad in field.Bad
        from input in new BadInput<IKnowledgeTransaction>[]
        {
            new($"{field.Name}: {bad.Flaw}, to create an artifact", "draft", bad.Says, t => t.Artifacts.CreateAsync(field.In(Note, bad.Value))),
            new($"{field.Name}: {bad.Flaw}, to put an artifact", "draft", bad.Says,
                t => t.Artifacts.PutAsync(field.In(Note, bad.Value), Expected.Any)),
            new($"{field.Name}: {bad.Flaw}, to revise an artifact", "change", bad.Says,
                t => t.Artifacts.ReviseAsync(None, Expected.Any, field.In(new ArtifactChange(), bad.Value))),
        }
        select input;

    private static IEnumerable<BadInput<IKnowledgeTransaction>> BadValuesOfDrafts() =>
    [
        .. from bad in BadValues.Json
           select new BadInput<IKnowledgeTransaction>(
               $"{bad.Flaw}, of an artifact", "json", bad.Says, t => t.Artifacts.CreateAsync(Note with { Metadata = Metadata.Parse(bad.Json) })),
        .. from bad in BadValues.Texts
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, as a message", "draft", bad.Says, t => t.Artifacts.CreateAsync(Note with { Message = bad.Text })),
               new($"{bad.Flaw}, as a new message", "change", bad.Says,
                   t => t.Artifacts.ReviseAsync(None, Expected.Any, new ArtifactChange { Message = bad.Text })),
           }
           select input,
    ];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> BadIds() =>
    [
        BadWrite.Default("collection to create in", "draft", t => t.Artifacts.CreateAsync(Note with { Collection = default })),
        BadWrite.Default("collection to move to", "change", t => t.Artifacts.ReviseAsync(None, Expected.Any, new ArtifactChange { Collection = default(CollectionId) })),
        BadWrite.Default("run", "draft", t => t.Artifacts.CreateAsync(Note with { ProducingRunId = default(RunId) })),
        BadWrite.Default("artifact to revise", "id", t => t.Artifacts.ReviseAsync(default, Expected.Any, new ArtifactChange())),
        BadWrite.Default("artifact to delete", "id", t => t.Artifacts.DeleteAsync(default, Expected.Any)),
        BadWrite.Default("artifact to restore", "id", t => t.Artifacts.RestoreAsync(default, Expected.Any)),
        BadWrite.Default("artifact to purge", "id", t => t.Artifacts.PurgeAsync(default, Expected.Any)),
        BadWrite.OutOfRange("no such policy to delete an artifact", "policy", "DeletePolicy", t => t.Artifacts.DeleteAsync(None, Expected.Any, (DeletePolicy)7)),
    ];

    private static IEnumerable<BadInput<IKnowledgeTransaction>> BadContents() =>
    [
        new("content over 512 MiB of known length", "stream", "536870912", async t => await t.Artifacts.CreateAsync(
            Note with { Content = await PreparedAsync(new ZeroStream(ContentSource.MaxSize + 1)) })),
        new("changed content over 512 MiB of known length", "stream", "536870912", async t => await t.Artifacts.ReviseAsync(
            None, Expected.Any, new ArtifactChange { Content = await PreparedAsync(new ZeroStream(ContentSource.MaxSize + 1)) })),
        new("content that is not prepared", "draft", "PrepareAsync", t => t.Artifacts.CreateAsync(Note with { Content = ContentSource.FromStream(new ZeroStream(1)) })),
        new("changed content that is not prepared", "change", "PrepareAsync", t => t.Artifacts.ReviseAsync(
            None, Expected.Any, new ArtifactChange { Content = ContentSource.FromStream(new ZeroStream(1)) })),
        new("content with a lone surrogate", "text", "U+D800", t => t.Artifacts.CreateAsync(Note with { Content = ContentSource.FromText("\ud800") })),
    ];

    private static async Task<ContentSource> PreparedAsync(Stream stream)
    {
        var content = ContentSource.FromStream(stream);
        await content.PrepareAsync();
        return content;
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A rule's error is found before anything is written, so a body may catch it and go on.</summary>
public sealed class CaughtErrorSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ArtifactId Missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

    private Collection notes = null!;
    private Artifact a = null!;
    private Artifact b = null!;
    private Relationship link = null!;

    [SetUp]
    public async Task FillStore()
    {
        notes = await NewCollectionAsync();
        (a, b) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        link = await NewLinkAsync(a, b);
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task Every_rules_error_can_be_caught_and_the_body_goes_on_and_commits()
    {
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            foreach (var (kind, verb) in Failures(t, token))
            {
                var before = await StoreDump.OfAsync(t);
                (await Should.ThrowAsync<Exception>(verb)).ShouldBeOfType(kind);
                (await StoreDump.OfAsync(t)).ShouldBe(before);
                await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"after {kind.Name}"), token);
            }
        });

        var records = await RecordsOfAsync(committed);
        records.Count.ShouldBe(8);
        records.ShouldAllBe(record => record.Kind == ChangeKind.Created);
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = "after " })).Items.Count.ShouldBe(8);
        (await Repository.Artifacts.FindAsync(a.Id)).ShouldBe(a);
        (await Repository.Relationships.FindAsync(link.Id)).ShouldBe(link);
        (await Repository.SummarizeAsync()).Contents.ShouldBe(1);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_content_that_is_not_prepared_can_be_caught_and_leaves_nothing()
    {
        await Repository.WriteAsync(async (t, token) =>
        {
            await using var content = ContentSource.FromFile(Path.Combine(Store.Folder, "no such file"));
            var draft = new ArtifactDraft { Collection = notes.Id, Name = "c", Type = "file", Content = content };
            await Should.ThrowAsync<ArgumentException>(() => t.Artifacts.CreateAsync(draft, token));
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "d"), token);
        });

        (await Repository.Artifacts.FindByNameAsync(notes.Id, "c")).ShouldBeNull();
        (await Repository.Artifacts.FindByNameAsync(notes.Id, "d")).ShouldNotBeNull();
    }

    private IEnumerable<(Type Kind, Func<Task> Verb)> Failures(IKnowledgeTransaction t, CancellationToken token) =>
    [
        (typeof(DuplicateNameException), () => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a", "other text"), token)),
        (typeof(EntityNotFoundException), () => t.Artifacts.ReviseAsync(Missing, Expected.Any, Draft.Text("other text"), token)),
        (typeof(VersionConflictException), () => t.Artifacts.ReviseAsync(a.Id, Expected.Exactly(7), Draft.Text("other text"), token)),
        (typeof(ArtifactInUseException), () => t.Artifacts.DeleteAsync(a.Id, Expected.Any, DeletePolicy.Restrict, token)),
        (typeof(CollectionInUseException), () => t.Collections.DeleteAsync(notes.Id, Expected.Any, DeletePolicy.Restrict, token)),
        (typeof(DuplicateRelationshipException), () => t.Relationships.CreateAsync(Draft.Link(a, b), token)),
        (typeof(DanglingReferenceException), () => t.Relationships.CreateAsync(new RelationshipDraft { Source = a.Id, Target = Missing, Type = "x" }, token)),
        (typeof(ArgumentException), () => t.Artifacts.CreateAsync(Draft.Note(notes.Id, " bad name"), token)),
    ];
}

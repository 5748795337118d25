using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Bad input is an ArgumentException, before anything is looked up or written.</summary>
public sealed class ArtifactArgumentSpecs(Backend backend) : StoreSpecs(backend)
{
    // Nothing of this id exists, so that an error of looking up would come instead, were it looked up first.
    private static readonly CollectionId NoCollection = CollectionId.Parse("01890000-0000-7000-8000-000000000000");
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");

    private static IEnumerable<TestCaseData> BadNames() => BadText.Names();

    private static IEnumerable<TestCaseData> BadTypes() => BadText.Types();

    private static IEnumerable<TestCaseData> BadDrafts() =>
    [
        Bad("default collection", draft => draft with { Collection = default }),
        Bad("no content", draft => draft with { Content = null! }),
        Bad("no metadata", draft => draft with { Metadata = null! }),
        Bad("no provenance", draft => draft with { Provenance = null! }),
        Bad("message of 65,537", draft => draft with { Message = new string('x', 65_537) }),
        Bad("torn message", draft => draft with { Message = "a\udc00" }),
        Bad("default run", draft => draft with { ProducingRunId = default(RunId) }),
        Bad("no media type", draft => draft with { MediaType = null! }),
        Bad("empty media type", draft => draft with { MediaType = "" }),
        Bad("media type without a slash", draft => draft with { MediaType = "text" }),
        Bad("media type beyond ASCII", draft => draft with { MediaType = "text/pl\u00e4in" }),
        Bad("media type with a line break", draft => draft with { MediaType = "text/plain\n" }),
        Bad("media type of 256", draft => draft with { MediaType = "text/" + new string('x', 251) }),
        Bad("actor of 4,097", draft => draft with { Provenance = new Provenance { Actor = new string('x', 4_097) } }),
        Bad("torn source", draft => draft with { Provenance = new Provenance { Source = "\ud800" } }),
        Bad("tool with NUL", draft => draft with { Provenance = new Provenance { Tool = "a\0" } }),
    ];

    [TestCaseSource(nameof(BadNames))]
    public Task A_bad_name_is_refused(string? name) => RefusesAsync(draft => draft with { Name = name! });

    [TestCaseSource(nameof(BadTypes))]
    public Task A_bad_type_is_refused(string? type) => RefusesAsync(draft => draft with { Type = type! });

    [TestCaseSource(nameof(BadDrafts))]
    public Task A_bad_draft_is_refused(Func<ArtifactDraft, ArtifactDraft> spoil) => RefusesAsync(spoil);

    [Test]
    public async Task A_bad_change_is_refused()
    {
        foreach (var change in new ArtifactChange?[]
        {
            null, new() { Name = " a" }, new() { Type = "A" }, new() { MediaType = "x" }, new() { Collection = default(CollectionId) },
            new() { ProducingRunId = default(RunId) }, new() { Message = new string('x', 65_537) },
            new() { Provenance = null! }, new() { Provenance = new Provenance { ToolVersion = "\udfff" } },
        })
        {
            await FailsWritingNothingAsync<ArgumentException>(
                () => Repository.WriteAsync((t, token) => t.Artifacts.ReviseAsync(NoArtifact, Expected.Any, change!, token)));
        }
    }

    [Test]
    public async Task The_default_id_is_no_id()
    {
        await FailsWritingNothingAsync<ArgumentException>(() => Repository.ReviseArtifactAsync(default, Expected.Any, Draft.Text("x")));
        await FailsWritingNothingAsync<ArgumentException>(() => Repository.DeleteArtifactAsync(default, Expected.Any));
        await FailsWritingNothingAsync<ArgumentException>(() => Repository.RestoreArtifactAsync(default, Expected.Any));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FindAsync(default));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FindByNameAsync(default, "a"));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FindRevisionAsync(default, 1));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.HistoryAsync(default));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.GetTextAsync(default, 1));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.GetBytesAsync(default, 1));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.OpenContentAsync(default, 1));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public async Task Revision_numbers_begin_at_1(int number)
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FindRevisionAsync(NoArtifact, number));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.GetTextAsync(NoArtifact, number));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.GetBytesAsync(NoArtifact, number));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.OpenContentAsync(NoArtifact, number));
    }

    [Test]
    public async Task A_policy_that_does_not_exist_is_refused() =>
        await FailsWritingNothingAsync<ArgumentException>(() => Repository.DeleteArtifactAsync(NoArtifact, Expected.Any, (DeletePolicy)7));

    [Test]
    public async Task The_longest_of_everything_is_kept()
    {
        var collection = await NewCollectionAsync();
        var longest = string.Concat(Enumerable.Repeat("😀", 512));
        var draft = Draft.Note(collection.Id, longest) with
        {
            Type = new string('x', 512),
            MediaType = "text/" + new string('x', 100) + "; a=" + new string('y', 146),
            Message = string.Concat(Enumerable.Repeat("😀", 65_536)),
            Provenance = new Provenance { Actor = string.Concat(Enumerable.Repeat("😀", 4_096)) },
        };

        var artifact = (await Repository.CreateArtifactAsync(draft)).Value;
        var revision = await Repository.Artifacts.GetRevisionAsync(artifact.Id, 1);

        (revision.Name, revision.Type, revision.MediaType, revision.Message, revision.Provenance)
            .ShouldBe((longest, draft.Type, draft.MediaType, draft.Message, draft.Provenance));
    }

    private async Task RefusesAsync(Func<ArtifactDraft, ArtifactDraft> spoil)
    {
        var bad = spoil(Draft.Note(NoCollection, "a"));
        await FailsWritingNothingAsync<ArgumentException>(() => Repository.WriteAsync((t, token) => t.Artifacts.CreateAsync(bad, token)));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Artifacts.PutAsync(bad, Expected.Any, token)));
    }

    private static TestCaseData Bad(string flaw, Func<ArtifactDraft, ArtifactDraft> spoil) =>
        new TestCaseData(spoil).SetArgDisplayNames(flaw);
}

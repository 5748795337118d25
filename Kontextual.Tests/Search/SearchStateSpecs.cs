using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Queries;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Search;

/// <summary>A search shows one state while others write, and ends when it is cancelled.</summary>
public sealed class SearchStateSpecs(Backend backend) : StoreSpecs(backend)
{
    private KeptEngine kept = null!;
    private Collection notes = null!;

    protected override void Configure(KnowledgeStoreOptions options) => options.Backend = kept = new KeptEngine(options.Backend!);

    [SetUp]
    public async Task CreateCollection() => notes = await NewCollectionAsync();

    [Test, Property("Rule", "Q3"), Property("Rule", "T2")]
    public async Task What_others_write_between_counting_and_showing_is_not_seen()
    {
        var (revised, purged) = (await NewNoteAsync(notes, "a", "the old word"), await NewNoteAsync(notes, "b", "another word"));

        var found = await RunAsync(new() { Words = "word" }, async () =>
        {
            await Repository.ReviseArtifactAsync(revised.Id, Expected.Any, Draft.Text("something else")).Soon();
            await Repository.DeleteArtifactAsync(purged.Id, Expected.Any).Soon();
            await Repository.PurgeArtifactAsync(purged.Id, Expected.Any).Soon();
        });

        found.Hits.Select(hit => hit.Artifact).ShouldBe([revised, purged], ignoreOrder: true);
        found.Hits.SelectMany(hit => hit.Snippets).Select(snippet => snippet.Text).ShouldBe(["the old word", "another word"], ignoreOrder: true);
        (await Repository.Artifacts.SearchAsync(new() { Words = "word" })).Total.ShouldBe(0);
    }

    [Test, Property("Rule", "Q3"), Property("Rule", "T2")]
    public async Task A_word_that_moves_from_one_artifact_to_another_is_always_found_once()
    {
        var (a, b) = (await NewNoteAsync(notes, "a", "word"), await NewNoteAsync(notes, "b", "other"));
        using var end = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (int i = 0; !end.IsCancellationRequested; i++)
            {
                await Repository.WriteAsync(async (t, token) =>
                {
                    await t.Artifacts.ReviseAsync(a.Id, Expected.Any, Draft.Text(i % 2 == 0 ? $"other {i}" : $"word {i}"), token);
                    await t.Artifacts.ReviseAsync(b.Id, Expected.Any, Draft.Text(i % 2 == 0 ? $"word {i}" : $"other {i}"), token);
                });
            }
        });

        for (int i = 0; i < 100; i++)
        {
            var hit = (await Repository.Artifacts.SearchAsync(new() { Words = "word" })).Hits.ShouldHaveSingleItem();
            hit.Snippets.ShouldHaveSingleItem().Text.ShouldStartWith("word");
            hit.Artifact.Digest.ShouldBe(ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(hit.Snippets[0].Text)));
        }

        await end.CancelAsync();
        await writing.Soon();
    }

    [Test, Property("Rule", "Q3")]
    public async Task Cancelling_acts_before_the_next_text()
    {
        for (int i = 0; i < 10; i++)
            await NewNoteAsync(notes, $"{i}", $"word {i}");
        using var cancel = new CancellationTokenSource();
        var read = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(new() { Words = "word" }, null, CancelAtThird, cancel.Token));
        read.ShouldBe(3);
        (await Repository.Artifacts.SearchAsync(new() { Words = "word" }, CancellationToken.None)).Total.ShouldBe(10);

        void CancelAtThird()
        {
            if (++read == 3)
                cancel.Cancel();
        }
    }

    [Test, Property("Rule", "Q3")]
    public async Task Texts_are_read_a_second_time_only_for_the_snippets_of_the_best()
    {
        for (int i = 0; i < 10; i++)
            await NewNoteAsync(notes, $"{i}", $"word {i}");
        var read = 0;

        await RunAsync(new() { Words = "word", Limit = 2 }, beforeText: () => read++);
        read.ShouldBe(12);
        read = 0;
        await RunAsync(new() { Words = "word", SnippetLimit = 0 }, beforeText: () => read++);
        read.ShouldBe(10);
        read = 0;
        await RunAsync(new() { Words = "word", In = SearchFields.Name }, beforeText: () => read++);
        read.ShouldBe(0);
    }

    private Task<SearchResults> RunAsync(
        ArtifactSearch search, Func<Task>? afterFirstPass = null, Action? beforeText = null, CancellationToken cancellationToken = default) =>
        new ArtifactReader(HookedScope.Of((IReadScope)kept.Engine, afterFirstPass, beforeText)).SearchAsync(search, cancellationToken);
}

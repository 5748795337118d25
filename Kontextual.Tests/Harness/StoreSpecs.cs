using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Tests.Harness;

/// <summary>The root of all suites: a new store a test, and the few steps that most tests begin with. A suite runs on every backend.</summary>
[TestFixtureSource(typeof(Backend), nameof(Backend.All))]
[Parallelizable(ParallelScope.Self)]
public abstract class StoreSpecs(Backend backend)
{
    private TestStore? store;

    internal Backend Backend => backend;

    protected TestStore Store => store ?? throw new InvalidOperationException("No store is open.");

    protected IKnowledgeRepository Repository => Store.Repository;

    protected ManualTime Time => Store.Time;

    [SetUp]
    public async Task OpenStore() => store = await TestStore.OpenAsync(backend, Configure).Soon();

    [TearDown]
    public async Task CloseStore()
    {
        if (store is not null)
            await store.DisposeAsync().AsTask().Soon();
        store = null;
    }

    protected virtual void Configure(KnowledgeStoreOptions options)
    {
    }

    protected async Task<Collection> NewCollectionAsync(string name = "notes") =>
        (await Repository.CreateCollectionAsync(Draft.Collection(name))).Value;

    protected async Task<Artifact> NewNoteAsync(Collection collection, string name = "a", string text = "A note.") =>
        (await Repository.CreateArtifactAsync(Draft.Note(collection.Id, name, text))).Value;

    protected async Task<Relationship> NewLinkAsync(Artifact source, Artifact target, string type = "refers-to") =>
        (await Repository.CreateRelationshipAsync(Draft.Link(source, target, type))).Value;

    protected Task<IReadOnlyList<string>> DumpAsync() => StoreDump.OfAsync(Repository).Soon();

    /// <summary>The change records of a committed transaction.</summary>
    protected async Task<IReadOnlyList<ChangeRecord>> RecordsOfAsync<T>(Committed<T> committed)
    {
        if (committed.FirstSequence is not { } first)
        {
            committed.LastSequence.ShouldBeNull();
            return [];
        }

        var records = await StoreDump.ChangesAsync(Repository.Changes, first - 1);
        return [.. records.TakeWhile(record => record.Sequence <= committed.LastSequence)];
    }

    /// <summary>The revisions of an artifact, in order.</summary>
    protected async Task<IReadOnlyList<Revision>> HistoryAsync(ArtifactId id) =>
        await Repository.Artifacts.StreamHistoryAsync(id).Select(entry => entry.Revision).ToListAsync();

    /// <summary>Expects an error that leaves the store as it was.</summary>
    protected async Task<TException> FailsWritingNothingAsync<TException>(Func<Task> act)
        where TException : Exception
    {
        var before = await DumpAsync();
        var summary = await Repository.SummarizeAsync();
        var error = await Should.ThrowAsync<TException>(async () => await act().Soon());
        (await DumpAsync()).ShouldBe(before);
        (await Repository.SummarizeAsync()).ShouldBe(summary);
        return error;
    }
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>A store of a backend.</summary>
internal sealed class StoreSide : ISide
{
    private readonly TestStore store;
    private readonly Backend backend;

    private StoreSide(TestStore store, Backend backend)
    {
        this.store = store;
        this.backend = backend;
    }

    public string Name => backend.Name;

    public IReads Reads => new StoreReads(store.Repository, store.Repository.AsOf);

    /// <summary>Its repository.</summary>
    public IKnowledgeRepository Repository => store.Repository;

    /// <summary>The ids it gave last.</summary>
    public AssignedIds AssignedIds { get; } = new();

    /// <summary>What its clock says.</summary>
    public DateTimeOffset Time => store.Time.Now;

    /// <summary>Makes a store whose ids and salts follow from a seed.</summary>
    public static async Task<StoreSide> OpenAsync(Backend backend, int seed)
    {
        var (ids, salts) = (new SeededIds(seed), new SeededSalts(seed));
        var store = await TestStore.OpenAsync(backend, options =>
        {
            options.Ids = ids;
            options.Salts = salts;
        });
        return new StoreSide(store, backend);
    }

    public void Advance(TimeSpan by) => store.Time.Advance(by);

    public async Task<Ended> WriteAsync(Stamp stamp, Func<IWrites, Task> work)
    {
        var committed = await store.Repository.WriteAsync(
            async (t, _) =>
            {
                AssignedIds.Begin(t.Id.Value);
                await work(new StoreTransaction(t, AssignedIds));
                return Clock.Text(t.Time);
            },
            new WriteContext { Actor = stamp.Actor, Attempt = stamp.Attempt, Reason = stamp.Reason });
        return new(committed.TransactionId, committed.Value, committed.FirstSequence, committed.LastSequence);
    }

    public Task ReadAsync(Func<IReads, Task> reads) => store.Repository.ReadAsync(async (view, _) =>
    {
        await reads(new StoreReads(view, view.AsOf));
        return true;
    });

    public async Task TendAsync(bool reopen)
    {
        // What lies nowhere is gone when it is closed.
        if (!reopen)
            await store.Repository.CompactAsync();
        else if (backend != Backend.InMemory)
            await store.ReopenAsync();
    }

    public async Task<string?> SealAsync() => $"{await store.Repository.Changes.HeadAsync()}";

    /// <summary>What a verification of the store finds.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync() => [.. (await store.Repository.VerifyAsync()).Findings.Select(finding => $"{finding.Kind} {finding}")];

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

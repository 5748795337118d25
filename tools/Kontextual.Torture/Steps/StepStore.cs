using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>Prepares and opens the stores of a step campaign.</summary>
internal static class StepStore
{
    private const int Transactions = 12;

    public static Task<IKnowledgeRepository> OpenAsync(StepKind kind, string store, IIdSource? ids = null) => KnowledgeStore.OpenAsync(options =>
    {
        options.Ids = ids;
        options.UseSqlite(store, sqlite => sqlite.AdoptEmptyFile = kind == StepKind.Adopt);
    });

    /// <summary>Makes the store with which the step begins.</summary>
    /// <returns>The acknowledgements of the writes in the store.</returns>
    public static async Task<IReadOnlyList<Ack>> PrepareAsync(StepKind kind, string store)
    {
        switch (kind)
        {
            case StepKind.Adopt:
                await File.Create(store).DisposeAsync();
                return [];
            case StepKind.Migrate:
                await TortureStore.MakeAsync(store);
                return await WriteAsync(store, "before", Transactions);
            default:
                return [];
        }
    }

    /// <summary>Writes some marked transactions.</summary>
    public static async Task<IReadOnlyList<Ack>> WriteAsync(string store, string caller, int transactions)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        var collection = await repository.Collections.FindByNameAsync(TortureStore.CollectionName)
            ?? throw new InvalidOperationException("The store has lost its collection.");
        var shared = await repository.Artifacts.GetByNameAsync(collection.Id, TortureStore.SharedName(0));
        var writes = new MarkedWrites(repository, collection.Id, [shared.Id], caller, transactions);
        var acks = new List<Ack>();
        for (int i = 0; i < transactions; i++)
            acks.Add(await writes.WriteAsync());
        return acks;
    }
}

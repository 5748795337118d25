using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Corruption;

/// <summary>Everything that can be read of a store through its contract, as many separate reads, each giving lines.</summary>
internal sealed class StoreWalk
{
    private readonly Dictionary<string, Func<Task<IEnumerable<object?>>>> reads = [];

    private StoreWalk()
    {
    }

    public IReadOnlyDictionary<string, Func<Task<IEnumerable<object?>>>> Reads => reads;

    /// <summary>The reads that fit a store as it is now.</summary>
    public static async Task<StoreWalk> OfAsync(DamagedFile file)
    {
        var walk = new StoreWalk();
        var repository = file.Repository;
        var head = await repository.Changes.HeadAsync();
        var past = repository.AsOf(AsOf.AtSequence(head.Sequence - 1));
        foreach (var (view, readers) in new (string, IKnowledgeReaders)[] { ("now", repository), ("then", past) })
        {
            foreach (var entity in EntityCase.All)
            {
                foreach (var read in await entity.ReadsAsync(repository, view, readers))
                    walk.Add(read.Name, read.ReadAsync);
            }
        }

        await walk.AddRestAsync(repository);
        return walk;
    }

    private async Task AddRestAsync(IKnowledgeRepository repository)
    {
        var collection = (await repository.Collections.ListAsync(new CollectionQuery { IncludeDeleted = true })).Items[0];
        Add("then: head", async () => await repository.AsOf(AsOf.AtTime(collection.CreatedAt.AddSeconds(1))).Changes.HeadAsync());
        Add("changes", async () => await StoreDump.ChangesAsync(repository.Changes));
        Add("head", async () => await repository.Changes.HeadAsync());
        Add("summary", async () =>
        {
            await repository.SummarizeAsync();
            return "counted";
        });
        // Contents are searched as they are stored, so a damaged one is found by other words.
        Add("search", async () =>
            (await repository.Artifacts.SearchAsync(new() { Words = "a", In = SearchFields.Name | SearchFields.Metadata, Where = new() { IncludeDeleted = true } }))
                .Hits.Select(hit => $"{hit.Artifact.Id} {hit.Snippets.Count}"));
        Add("write", async () => await repository.WriteAsync((t, token) => t.Collections.FindAsync(collection.Id, true, token)) is { } found
            ? found.Value
            : null);
    }

    private void Add<T>(string name, Func<Task<T>> read) => reads.Add(name, async () => await read() switch
    {
        null => [],
        string text => [text],
        IEnumerable<object?> many => many,
        var one => [one],
    });
}

using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Corruption;

/// <summary>Everything that can be read of a store through its contract, as many separate reads, each giving lines.</summary>
internal sealed class StoreWalk
{
    private static readonly string[] Always = ["run", "context", "summary", "write"];

    private readonly Dictionary<string, Func<Task<IEnumerable<object?>>>> reads = [];

    private StoreWalk()
    {
    }

    public IReadOnlyDictionary<string, Func<Task<IEnumerable<object?>>>> Reads => reads;

    /// <summary>The reads that ask a table: of those that no verb writes yet only a few are read.</summary>
    public IEnumerable<KeyValuePair<string, Func<Task<IEnumerable<object?>>>>> Of(Type entity) =>
        reads.Where(read => !DamagedFile.WithoutVerbs.Contains(entity) || Always.Contains(read.Key));

    /// <summary>The reads that fit a store as it is now.</summary>
    public static async Task<StoreWalk> OfAsync(DamagedFile file)
    {
        var walk = new StoreWalk();
        var repository = file.Repository;
        var head = await repository.Changes.HeadAsync();
        var collections = await repository.Collections.StreamAsync(new CollectionQuery { IncludeDeleted = true }).ToListAsync();
        var artifacts = await repository.Artifacts.StreamAsync(new ArtifactQuery { IncludeDeleted = true }).ToListAsync();
        walk.AddView("now", repository.Collections, repository.Artifacts, repository.Relationships, collections, artifacts);
        var past = repository.AsOf(AsOf.AtSequence(head.Sequence - 1));
        walk.AddView("then", past.Collections, past.Artifacts, past.Relationships, collections, artifacts);
        walk.Add("then: head", async () => await repository.AsOf(AsOf.AtTime(collections[0].CreatedAt.AddSeconds(1))).Changes.HeadAsync());
        walk.AddRest(repository, collections, artifacts);
        return walk;
    }

    private void AddRest(IKnowledgeRepository repository, List<Collection> collections, List<Artifact> artifacts)
    {
        Add("changes", async () => await StoreDump.ChangesAsync(repository.Changes));
        Add("head", async () => await repository.Changes.HeadAsync());
        foreach (var collection in collections)
            Add($"history of {collection.Id}", async () => (await repository.Changes.HistoryAsync(EntityKind.Collection, collection.Id)).Items);
        foreach (var artifact in artifacts)
            Add($"history of {artifact.Id}", async () => (await repository.Changes.HistoryAsync(EntityKind.Artifact, artifact.Id)).Items);
        Add("summary", async () =>
        {
            await repository.SummarizeAsync();
            return "counted";
        });
        Add("write", async () => await repository.WriteAsync((t, token) => t.Collections.FindAsync(collections[0].Id, true, token)) is { } found
            ? found.Value
            : null);
    }

    private void AddView(
        string view,
        ICollectionReader collections,
        IArtifactReader artifacts,
        IRelationshipReader relationships,
        List<Collection> known,
        List<Artifact> pieces)
    {
        Add($"{view}: collections", async () => (await collections.ListAsync(new CollectionQuery { IncludeDeleted = true })).Items);
        Add($"{view}: artifacts", async () => (await artifacts.ListAsync(new ArtifactQuery { IncludeDeleted = true })).Items);
        Add($"{view}: relationships", async () => (await relationships.ListAsync(new RelationshipQuery { IncludeDeleted = true })).Items);
        foreach (var collection in known)
        {
            Add($"{view}: collection {collection.Id}", async () => await collections.FindAsync(collection.Id, true));
            Add($"{view}: named {collection.Id}", async () => await collections.FindByNameAsync(collection.Name));
            Add($"{view}: in {collection.Id}", async () => (await artifacts.ListAsync(new ArtifactQuery { Collection = collection.Id })).Items);
        }

        foreach (var artifact in pieces)
        {
            Add($"{view}: artifact {artifact.Id}", async () => await artifacts.FindAsync(artifact.Id, true));
            Add($"{view}: named {artifact.Id}", async () => await artifacts.FindByNameAsync(artifact.CollectionId, artifact.Name));
            Add($"{view}: text {artifact.Id}", async () => await TextAsync(artifacts, artifact));
            Add($"{view}: revisions {artifact.Id}", async () => (await artifacts.HistoryAsync(artifact.Id)).Items);
            Add($"{view}: content {artifact.Id}", async () => Convert.ToHexString(await artifacts.GetBytesAsync(artifact.Id, 1)));
            Add($"{view}: related {artifact.Id}", async () =>
                (await relationships.TraverseAsync(new TraversalQuery { Start = artifact.Id, Direction = TraversalDirection.Both })).Items
                    .Select(item => item.Artifact));
        }
    }

    private static async Task<object?> TextAsync(IArtifactReader artifacts, Artifact artifact)
    {
        try
        {
            return await artifacts.FindTextAsync(artifact.Id);
        }
        catch (ContentNotTextException)
        {
            return null;
        }
    }

    private void Add<T>(string name, Func<Task<T>> read) => reads.Add(name, async () => await read() switch
    {
        null => [],
        string text => [text],
        IEnumerable<object?> many => many,
        var one => [one],
    });
}

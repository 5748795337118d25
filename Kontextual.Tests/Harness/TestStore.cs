using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Tests.Harness;

/// <summary>One test's store, with its clock and ids, in its own folder.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<IKnowledgeRepository> others = [];
    private readonly Backend backend;
    private readonly Action<KnowledgeStoreOptions>? configure;
    private readonly SeededIds ids = new(20261122);
    private IKnowledgeRepository? repository;

    private TestStore(Backend backend, Action<KnowledgeStoreOptions>? configure)
    {
        this.backend = backend;
        this.configure = configure;
    }

    /// <summary>The clock of every repository of this store in this process.</summary>
    public ManualTime Time { get; } = new();

    /// <summary>The repository.</summary>
    public IKnowledgeRepository Repository => repository ?? throw new InvalidOperationException("The store is closed.");

    /// <summary>The store's file.</summary>
    public string Path => backend.PathIn(folder) ?? throw new InvalidOperationException($"{backend} has no file.");

    /// <summary>The test's folder.</summary>
    public string Folder => folder.Path;

    /// <summary>Makes a store and opens it.</summary>
    public static async Task<TestStore> OpenAsync(Backend backend, Action<KnowledgeStoreOptions>? configure = null)
    {
        var store = new TestStore(backend, configure);
        try
        {
            var options = new KnowledgeStoreOptions();
            store.Configure(options);
            await backend.PrepareAsync(store.folder, options.Ids!);
            await store.ReopenAsync();
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens another repository on the same store.</summary>
    public async Task<IKnowledgeRepository> OpenAnotherAsync(Action<KnowledgeStoreOptions>? more = null)
    {
        var another = await KnowledgeStore.OpenAsync(options =>
        {
            Configure(options);
            more?.Invoke(options);
        });
        others.Add(another);
        return another;
    }

    /// <summary>Closes every repository, so that the store is at rest.</summary>
    public async Task CloseAsync()
    {
        foreach (var another in others)
            await another.DisposeAsync();
        others.Clear();
        if (repository is not null)
            await repository.DisposeAsync();
        repository = null;
    }

    /// <summary>Closes the store and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        repository = await KnowledgeStore.OpenAsync(Configure);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync();
        }
        finally
        {
            folder.Dispose();
        }
    }

    private void Configure(KnowledgeStoreOptions options)
    {
        options.TimeProvider = Time;
        options.Ids = ids;
        options.FollowInterval = TimeSpan.FromMilliseconds(20);

        // A test that is not about the limit must not fail because the machine is busy.
        options.WriteTimeLimit = TimeSpan.FromMinutes(10);
        backend.Choose(options, folder);
        configure?.Invoke(options);
    }
}

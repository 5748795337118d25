namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Makes stores that live and end with the process.</summary>
internal sealed class InMemoryBackend : IBackend
{
    /// <summary>The format version; a store in memory is always of this library's own.</summary>
    private const int FormatVersion = 1;

    public void Validate()
    {
        // It has no options of its own.
    }

    public async Task<IStoreEngine> OpenAsync(KnowledgeStoreOptions options, CancellationToken cancellationToken)
    {
        var ids = options.Ids ?? new UuidV7Source(options.TimeProvider);
        var store = new StoreInfo
        {
            Id = new StoreId(ids.NewId()),
            FormatVersion = FormatVersion,
            CreatedAt = UtcTime.Truncate(options.TimeProvider.GetUtcNow()),
        };
        var first = new InMemoryGeneration();
        using var context = first.CreateContext();
        context.Add(store);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);

        return new InMemoryEngine(store, first, options.ReadOnly);
    }
}

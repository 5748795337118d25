namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Creates stores in memory, which end when they are closed.</summary>
internal sealed class InMemoryBackend : IBackend
{
    public void Validate()
    {
        // This backend has no options.
    }

    public async Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken)
    {
        var store = new StoreInfo
        {
            Id = new StoreId(opening.Ids.NewId()),
            FormatVersion = StoreInfo.LatestFormat,
            CreatedAt = UtcTime.Truncate(opening.Time.GetUtcNow()),
        };
        var first = new InMemoryGeneration();
        using var context = first.CreateContext();
        context.Add(store);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);

        return new InMemoryEngine(store, first, opening.ReadOnly);
    }
}

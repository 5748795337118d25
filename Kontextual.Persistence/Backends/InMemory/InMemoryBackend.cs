namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Creates stores in memory, which end when they are closed.</summary>
internal sealed class InMemoryBackend : IBackend
{
    /// <summary>The format version. A store in memory always has the version of this library.</summary>
    private const int FormatVersion = 1;

    public void Validate()
    {
        // This backend has no options.
    }

    public async Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken)
    {
        var store = new StoreInfo
        {
            Id = new StoreId(opening.Ids.NewId()),
            FormatVersion = FormatVersion,
            CreatedAt = UtcTime.Truncate(opening.Time.GetUtcNow()),
        };
        var first = new InMemoryGeneration();
        using var context = first.CreateContext();
        context.Add(store);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);

        return new InMemoryEngine(store, first, opening.ReadOnly);
    }
}

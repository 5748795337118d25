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

namespace Kontextual.Persistence.Queries;

/// <summary>What a reader reads in: the store as it is now, one unchanging state, or a transaction.</summary>
internal interface IReadScope
{
    /// <summary>Who the store is.</summary>
    StoreInfo Store { get; }

    /// <summary>How this backend states queries.</summary>
    IQueryDialect Dialect { get; }

    /// <summary>Runs one read on a context that is the caller's alone meanwhile.</summary>
    Task<T> ReadAsync<T>(Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken);
}

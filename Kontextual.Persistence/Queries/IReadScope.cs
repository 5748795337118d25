namespace Kontextual.Persistence.Queries;

/// <summary>The scope that a reader reads in: the present store, one unchanging state, or a transaction.</summary>
internal interface IReadScope
{
    /// <summary>The identity of the store.</summary>
    StoreInfo Store { get; }

    /// <summary>Translates queries for the backend.</summary>
    IQueryDialect Dialect { get; }

    /// <summary>Runs one read on a context that no other caller uses at the same time.</summary>
    Task<T> ReadAsync<T>(Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs several reads on a context. They all see one state. A view and a transaction show one state to every read.</summary>
    Task<T> ReadTogetherAsync<T>(Func<KontextualDbContext, CancellationToken, Task<T>> reads, CancellationToken cancellationToken) =>
        ReadAsync(reads, cancellationToken);
}

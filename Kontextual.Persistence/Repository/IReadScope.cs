using Kontextual.Persistence.Paging;

namespace Kontextual.Persistence.Repository;

/// <summary>What a reader reads in: the store as it is now, one unchanging state, or a transaction.</summary>
internal interface IReadScope
{
    /// <summary>How this backend compares, orders and pages.</summary>
    IQueryDialect Dialect { get; }

    /// <summary>Runs one read on a context that is the caller's alone meanwhile.</summary>
    Task<T> ReadAsync<T>(Func<KontextualDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken);
}

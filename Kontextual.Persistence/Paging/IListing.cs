using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>A query with checked arguments that returns its rows page by page.</summary>
internal interface IListing<T>
{
    /// <summary>Reads a page.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="page">The requested page; null for the first page of the default size.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is below 1 or above 1,000.</exception>
    /// <exception cref="ArgumentException">The cursor was not made for this query in this store.</exception>
    Task<Page<T>> PageAsync(IReadScope scope, Moment? moment, PageRequest? page, CancellationToken cancellationToken);

    /// <summary>Reads a page of the present and what belongs to its rows, both of one state.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="page">The requested page; null for the first page of the default size.</param>
    /// <param name="read">Reads what belongs to the rows of the page.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <inheritdoc cref="PageAsync"/>
    Task<(Page<T> Page, TMore More)> PageWithAsync<TMore>(
        IReadScope scope,
        PageRequest? page,
        Func<KontextualDbContext, IReadOnlyList<T>, CancellationToken, Task<TMore>> read,
        CancellationToken cancellationToken);

    /// <summary>Counts the rows.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<long> CountAsync(IReadScope scope, Moment? moment, CancellationToken cancellationToken);

    /// <summary>Reads the first rows of the present inside a read or a verb.</summary>
    Task<List<T>> FirstAsync(IQueryDialect dialect, KontextualDbContext db, int count, CancellationToken cancellationToken);

    /// <summary>Enumerates all rows of the present inside a read or a verb. Only one page of them is in memory at a time.</summary>
    IAsyncEnumerable<T> EnumerateAsync(IQueryDialect dialect, KontextualDbContext db, CancellationToken cancellationToken);
}

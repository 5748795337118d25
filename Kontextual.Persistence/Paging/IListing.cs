using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>A checked query that gives its rows page by page.</summary>
internal interface IListing<T>
{
    /// <summary>Reads a page.</summary>
    /// <param name="scope">Where to read.</param>
    /// <param name="moment">The moment of the past that is meant; null for the present.</param>
    /// <param name="page">The page asked for; the first of the default size when null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The cursor was not made for this query in this store.</exception>
    Task<Page<T>> PageAsync(IReadScope scope, Moment? moment, PageRequest? page, CancellationToken cancellationToken);
}

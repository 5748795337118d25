using System.Linq.Expressions;

namespace Kontextual.Persistence.Paging;

/// <summary>The source of the rows of a listing, in the present and in the past.</summary>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <param name="Name">The name of the listing in a cursor, unique in the library.</param>
/// <param name="Now">Returns all rows of the present, including deleted ones.</param>
/// <param name="Then">Returns all rows that existed at a sequence, including deleted ones.</param>
/// <param name="Shape">Converts a row of the past to a row of the present.</param>
internal sealed record ListingSource<T, TPast>(
    string Name,
    Func<KontextualDbContext, IQueryable<T>> Now,
    Func<KontextualDbContext, long, IQueryable<TPast>> Then,
    Expression<Func<TPast, T>> Shape)
{
    /// <summary>Completes the rows of a page of the past with values from other tables, in the same read. Returns one row for each row.</summary>
    public Func<KontextualDbContext, IReadOnlyList<T>, long, CancellationToken, Task<IReadOnlyList<T>>> Complete { get; init; } =
        (_, rows, _, _) => Task.FromResult(rows);
}

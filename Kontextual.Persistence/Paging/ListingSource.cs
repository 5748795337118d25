using System.Linq.Expressions;

namespace Kontextual.Persistence.Paging;

/// <summary>Where the rows of a listing are, now and in the past.</summary>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <param name="Name">The listing's name in a cursor, unique in the library.</param>
/// <param name="Now">All rows of the present, deleted ones too.</param>
/// <param name="Then">All rows that were there at a sequence, deleted ones too.</param>
/// <param name="Shape">What a row of the past becomes.</param>
internal sealed record ListingSource<T, TPast>(
    string Name,
    Func<KontextualDbContext, IQueryable<T>> Now,
    Func<KontextualDbContext, long, IQueryable<TPast>> Then,
    Expression<Func<TPast, T>> Shape)
{
    /// <summary>Gives the rows of a page of the past what is kept elsewhere, in the same read; one row for each.</summary>
    public Func<KontextualDbContext, IReadOnlyList<T>, long, CancellationToken, Task<IReadOnlyList<T>>> Complete { get; init; } =
        (_, rows, _, _) => Task.FromResult(rows);
}

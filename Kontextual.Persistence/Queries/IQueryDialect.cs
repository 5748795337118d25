using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Turns the descriptions of queries into a backend's own statements. The results are the same on every backend.</summary>
internal interface IQueryDialect
{
    /// <summary>Keeps the rows that meet a condition.</summary>
    IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Condition<TRow> condition);

    /// <summary>Keeps the rows whose text is not empty.</summary>
    IQueryable<TRow> WhereNotEmpty<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, string>> text) => Where(rows, new NotEmpty<TRow>(text));

    /// <summary>The rows of a page, in its order.</summary>
    Task<List<T>> PageAsync<TRow, T, TKey, TId>(KontextualDbContext db, RowQuery<TRow, T, TKey, TId> query, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>;

    /// <summary>What a traversal reaches, each artifact once, ordered by distance, then id; one more than is wanted when there are more.</summary>
    Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken);
}

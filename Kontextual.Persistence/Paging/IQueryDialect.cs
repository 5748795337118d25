using System.Linq.Expressions;
using Kontextual.Persistence.Relationships;

namespace Kontextual.Persistence.Paging;

/// <summary>What the backends' query languages do differently although the results must be the same: order of text, and pages.</summary>
internal interface IQueryDialect
{
    /// <summary>True when the provider itself compares and orders text by code point, so that a whole page can be one query.</summary>
    bool OrdersByCodePoint { get; }

    /// <summary>True when the provider finds rows by indexes, so that a condition said once more, as a range of the order, saves reading.</summary>
    bool HasIndexes { get; }

    /// <summary>The dialect in which the rows of a page are filtered that begins at a place of an order.</summary>
    /// <remarks>A database that enters an index at the first bound it is told must not take a filter's for the place's.</remarks>
    IQueryDialect Entering<T, TKey, TId>(Keyset<T, TKey, TId> order)
        where TKey : notnull
        where TId : struct, IComparable<TId>;

    /// <summary>Keeps the rows whose text begins with a prefix, by code point.</summary>
    IQueryable<T> WhereStartsWith<T>(IQueryable<T> source, Expression<Func<T, string>> text, string prefix);

    /// <summary>Keeps the rows whose text is not empty. Names are empty when they were purged, and an index steps over those.</summary>
    IQueryable<T> WhereNotEmpty<T>(IQueryable<T> source, Expression<Func<T, string>> text);

    /// <summary>The first rows after a place in an order.</summary>
    Task<List<T>> PageAsync<T, TKey, TId>(
        IQueryable<T> source, Keyset<T, TKey, TId> keyset, int take, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>;

    /// <summary>What a traversal reaches, each artifact once, ordered by distance, then id; one more than is wanted when there are more.</summary>
    Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken);
}

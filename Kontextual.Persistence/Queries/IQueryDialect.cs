using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>Translates descriptions of queries to the statements of a backend. The results are the same on every backend.</summary>
internal interface IQueryDialect
{
    /// <summary>Filters rows by a condition.</summary>
    IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Condition<TRow> condition);

    /// <summary>Filters rows to those whose text is not empty.</summary>
    IQueryable<TRow> WhereNotEmpty<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, string>> text) => Where(rows, new NotEmpty<TRow>(text));

    /// <summary>Returns the id of a row in the type that change records have, so that rows can be joined with their records.</summary>
    Expression<Func<TRow, EntityId>> EntityIdOf<TRow, TId>(Expression<Func<TRow, TId>> id)
        where TId : struct, IEntityId<TId>;

    /// <summary>Reads the rows of a page, in the order of the query.</summary>
    Task<List<T>> PageAsync<TRow, T, TKey, TId>(KontextualDbContext db, RowQuery<TRow, T, TKey, TId> query, CancellationToken cancellationToken)
        where TKey : notnull
        where TId : struct, IComparable<TId>;

    /// <summary>Counts the rows of a selection.</summary>
    Task<long> CountAsync<TRow>(KontextualDbContext db, RowSelection<TRow> selection, CancellationToken cancellationToken);

    /// <summary>Counts the rows of a selection by a value: the most frequent values first, those with equal counts in the order of the values.</summary>
    /// <param name="db">The context.</param>
    /// <param name="selection">The rows.</param>
    /// <param name="value">The value: an id, or a text, which is ordered by code point.</param>
    /// <param name="take">The maximum number of values.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<List<ValueCount<TValue>>> CountByAsync<TRow, TValue>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, TValue>> value, int take, CancellationToken cancellationToken)
        where TValue : notnull;

    /// <summary>Reads the rows of a selection one at a time, in no order. Cancelling acts between rows.</summary>
    /// <param name="db">The context.</param>
    /// <param name="selection">The rows.</param>
    /// <param name="shape">Converts a row.</param>
    /// <param name="visit">Called with each converted row. It may read texts by <see cref="TextsOf"/>, and nothing else.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task EachAsync<TRow, T>(
        KontextualDbContext db, RowSelection<TRow> selection, Expression<Func<TRow, T>> shape, Action<T> visit, CancellationToken cancellationToken);

    /// <summary>Returns the number of artifacts that were ever created, without reading them.</summary>
    Task<long> CountArtifactsAsync(KontextualDbContext db, CancellationToken cancellationToken);

    /// <summary>Counts how frequent terms and phrases are in the store, see <see cref="WordCounts.Texts"/>.</summary>
    /// <param name="db">The context.</param>
    /// <param name="words">The words.</param>
    /// <param name="fields">The parts of the artifacts that are searched.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<IReadOnlyList<long>> CountWordsAsync(KontextualDbContext db, WordsQuery words, SearchFields fields, CancellationToken cancellationToken);

    /// <summary>Returns a reader of the texts that searches read. It can be used while the context is.</summary>
    IContentTexts TextsOf(KontextualDbContext db);

    /// <summary>
    /// Reads the artifacts that a traversal reaches, each once, ordered by distance, then id: at most one more than the limit of the
    /// traversal.
    /// </summary>
    Task<List<RelatedArtifact>> TraverseAsync(KontextualDbContext db, TraversalSteps steps, CancellationToken cancellationToken);

    /// <summary>
    /// Follows a lineage level by level. Only the nearest nodes up to the maximum count are followed further, and of equally near ones those
    /// with the lowest keys.
    /// </summary>
    Task<LineageTrace> TraceAsync(KontextualDbContext db, LineageSteps steps, CancellationToken cancellationToken);
}

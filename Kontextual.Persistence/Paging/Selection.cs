using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>The rows that the filters of a query select, of the present or of the past.</summary>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <param name="source">The source of the rows.</param>
/// <param name="criteria">The filters.</param>
internal sealed class Selection<T, TPast>(ListingSource<T, TPast> source, IReadOnlyList<Criterion<T, TPast>> criteria)
{
    public ListingSource<T, TPast> Source => source;

    public IReadOnlyList<Criterion<T, TPast>> Criteria => criteria;

    /// <summary>Returns the rows of the present.</summary>
    public RowSelection<T> Now() => new()
    {
        Source = context => criteria.Aggregate(source.Now(context), (rows, criterion) => criterion.Narrow(context, rows)),
        Conditions = [.. criteria.Select(criterion => criterion.Now).OfType<Condition<T>>()],
    };

    /// <summary>Returns the rows of the past.</summary>
    public RowSelection<TPast> Then(long sequence) => new()
    {
        Source = context => criteria.Aggregate(
            source.Then(context, sequence), (rows, criterion) => criterion.NarrowThen(context, rows, sequence)),
        Conditions = [.. criteria.Select(criterion => criterion.Then(sequence)).OfType<Condition<TPast>>()],
        Sequence = sequence,
    };

    /// <summary>Counts the rows.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<long> CountAsync(IReadScope scope, Moment? moment, CancellationToken cancellationToken) => scope.ReadAsync(
        async (db, token) => moment is null
            ? await scope.Dialect.CountAsync(db, Now(), token).ConfigureAwait(false)
            : await scope.Dialect.CountAsync(db, Then(await moment.SequenceAsync(db, token).ConfigureAwait(false)), token).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Counts the rows by a value.</summary>
    /// <param name="scope">The scope to read in.</param>
    /// <param name="moment">The moment of the past; null for the present.</param>
    /// <param name="now">The value in the present.</param>
    /// <param name="then">The value in the past.</param>
    /// <param name="take">The maximum number of values.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<List<ValueCount<TValue>>> CountByAsync<TValue>(
        IReadScope scope,
        Moment? moment,
        Expression<Func<T, TValue>> now,
        Expression<Func<TPast, TValue>> then,
        int take,
        CancellationToken cancellationToken)
        where TValue : notnull => scope.ReadAsync(
            async (db, token) => moment is null
                ? await scope.Dialect.CountByAsync(db, Now(), now, take, token).ConfigureAwait(false)
                : await scope.Dialect.CountByAsync(
                    db, Then(await moment.SequenceAsync(db, token).ConfigureAwait(false)), then, take, token).ConfigureAwait(false),
            cancellationToken);
}

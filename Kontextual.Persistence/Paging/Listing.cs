using System.Runtime.CompilerServices;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>Reads a listing in keyset pages, of the present or of the past.</summary>
/// <remarks>
/// A cursor of the past holds the sequence that the first page determined. While others write, a moment in the future can resolve to a
/// later sequence, but all pages of one listing must show the same state.
/// </remarks>
/// <typeparam name="T">A row of the present. Rows of the past are converted to it.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <typeparam name="TKey">The type of the key to order by.</typeparam>
/// <typeparam name="TId">The type of the id, which orders rows with equal keys.</typeparam>
/// <param name="source">The source of the rows.</param>
/// <param name="criteria">The filters.</param>
/// <param name="order">The order.</param>
/// <param name="direction">The direction of the order.</param>
internal sealed class Listing<T, TPast, TKey, TId>(
    ListingSource<T, TPast> source,
    IReadOnlyList<Criterion<T, TPast>> criteria,
    ListingOrder<T, TPast, TKey, TId> order,
    SortDirection direction = SortDirection.Ascending) : IListing<T>
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    private readonly Selection<T, TPast> _selection = new(source, criteria);

    public async Task<Page<T>> PageAsync(IReadScope scope, Moment? moment, PageRequest? page, CancellationToken cancellationToken)
    {
        page ??= PageRequest.Default;
        Require.PageSize(page.Size, nameof(page));
        if (moment is not null)
            return await PastPageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        var (binding, after) = BeginOf(scope, page);
        return await scope.ReadAsync((db, token) => NowAsync(scope, db, binding, after, page.Size, token), cancellationToken).ConfigureAwait(false);
    }

    public Task<(Page<T> Page, TMore More)> PageWithAsync<TMore>(
        IReadScope scope,
        PageRequest? page,
        Func<KontextualDbContext, IReadOnlyList<T>, CancellationToken, Task<TMore>> read,
        CancellationToken cancellationToken)
    {
        page ??= PageRequest.Default;
        Require.PageSize(page.Size, nameof(page));
        var (binding, after) = BeginOf(scope, page);
        return scope.ReadTogetherAsync(
            async (db, token) =>
            {
                var rows = await NowAsync(scope, db, binding, after, page.Size, token).ConfigureAwait(false);
                return (rows, await read(db, rows.Items, token).ConfigureAwait(false));
            },
            cancellationToken);
    }

    public Task<long> CountAsync(IReadScope scope, Moment? moment, CancellationToken cancellationToken) =>
        _selection.CountAsync(scope, moment, cancellationToken);

    public Task<List<T>> FirstAsync(IQueryDialect dialect, KontextualDbContext db, int count, CancellationToken cancellationToken) =>
        RowsAsync(dialect, db, null, count, cancellationToken);

    public async IAsyncEnumerable<T> EnumerateAsync(
        IQueryDialect dialect, KontextualDbContext db, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (Place<TKey, TId>? after = null; ;)
        {
            var rows = await RowsAsync(dialect, db, after, PageRequest.MaxSize, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
                yield return row;
            if (rows.Count < PageRequest.MaxSize)
                yield break;
            after = order.PlaceOf(rows[^1]);
        }
    }

    private async Task<Page<T>> PastPageAsync(IReadScope scope, Moment moment, PageRequest page, CancellationToken cancellationToken)
    {
        var (found, cursor) = page.Cursor is null ? (null, null) : PastCursor.Split(page.Cursor, nameof(page));
        var sequence = found ?? await moment.SequenceAsync(cancellationToken).ConfigureAwait(false);
        var binding = Cursor.Bind(scope.Store.Id, PastCursor.Text(Text(), moment.AsOf, sequence));
        var after = cursor is null ? null : ReadPlace(binding, cursor, nameof(page));
        var result = await scope.ReadAsync(
            (db, token) => ThenAsync(scope, db, binding, sequence, after, page.Size, token), cancellationToken).ConfigureAwait(false);
        return result.NextCursor is { } next ? result with { NextCursor = PastCursor.Join(sequence, next) } : result;
    }

    private (string Binding, Place<TKey, TId>? After) BeginOf(IReadScope scope, PageRequest page)
    {
        var binding = Cursor.Bind(scope.Store.Id, Text());
        return (binding, page.Cursor is null ? null : ReadPlace(binding, page.Cursor, nameof(page)));
    }

    private async Task<Page<T>> NowAsync(
        IReadScope scope, KontextualDbContext db, string binding, Place<TKey, TId>? after, int size, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(scope.Dialect, db, after, size + 1, cancellationToken).ConfigureAwait(false);
        return new(rows, Cut(rows, binding, size));
    }

    private Task<List<T>> RowsAsync(
        IQueryDialect dialect, KontextualDbContext db, Place<TKey, TId>? after, int take, CancellationToken cancellationToken) =>
        dialect.PageAsync(
            db,
            new RowQuery<T, T, TKey, TId>
            {
                Rows = _selection.Now(),
                Criteria = criteria,
                OrderName = order.Name,
                Order = order.Now with { Direction = direction, After = after },
                Shape = static row => row,
                PlaceOf = order.PlaceOf,
                Take = take,
            },
            cancellationToken);

    private async Task<Page<T>> ThenAsync(
        IReadScope scope, KontextualDbContext db, string binding, long sequence, Place<TKey, TId>? after, int size, CancellationToken cancellationToken)
    {
        var rows = await scope.Dialect.PageAsync(
            db,
            new RowQuery<TPast, T, TKey, TId>
            {
                Rows = _selection.Then(sequence),
                Criteria = criteria,
                OrderName = order.Name,
                Order = order.Then with { Direction = direction, After = after },
                Shape = source.Shape,
                PlaceOf = order.PlaceOf,
                Take = size + 1,
            },
            cancellationToken).ConfigureAwait(false);
        var next = Cut(rows, binding, size);
        return new(await source.Complete(db, rows, sequence, cancellationToken).ConfigureAwait(false), next);
    }

    // One more row than requested was read. It shows whether there is a next page.
    private string? Cut(List<T> rows, string binding, int size)
    {
        if (rows.Count <= size)
            return null;
        rows.RemoveAt(size);
        var last = order.PlaceOf(rows[^1]);
        return Cursor.Write(binding, order.KeyText.Write(last.Key), order.IdText.Write(last.Id));
    }

    private Place<TKey, TId> ReadPlace(string binding, string cursor, string paramName)
    {
        var (key, id) = Cursor.Read(binding, cursor, paramName);
        return new(order.KeyText.Read(key), order.IdText.Read(id));
    }

    /// <summary>Returns the text that identifies the query. Equal queries have equal texts, also after a restart.</summary>
    private string Text() => new CanonicalJsonObject()
        .Add("listing", source.Name)
        .Add("filters", CriteriaText.Of(criteria))
        .Add("order", order.Name)
        .Add("direction", $"{direction}")
        .ToString();
}

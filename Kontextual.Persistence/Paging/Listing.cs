using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Paging;

/// <summary>A listing in keyset pages: what is listed, in which order, and how a cursor names a place in it.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <typeparam name="TKey">What is ordered by.</typeparam>
/// <typeparam name="TId">What decides between equals.</typeparam>
/// <param name="Query">A text that names filters and order; cursors are bound to it.</param>
/// <param name="Rows">The filtered rows, given the dialect to filter in.</param>
/// <param name="Order">The order.</param>
/// <param name="KeyText">How the key stands in a cursor.</param>
/// <param name="IdText">How the id stands in a cursor.</param>
internal sealed record Listing<T, TKey, TId>(
    string Query,
    Func<KontextualDbContext, IQueryDialect, IQueryable<T>> Rows,
    Keyset<T, TKey, TId> Order,
    KeyText<TKey> KeyText,
    KeyText<TId> IdText)
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>Reads the first rows after a place by a query translated beforehand, in place of <see cref="Rows"/>; null for none.</summary>
    public Func<KontextualDbContext, Keyset<T, TKey, TId>.Place?, int, CancellationToken, Task<List<T>>>? Compiled { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The cursor was not made for this query.</exception>
    public Task<Page<T>> PageAsync(IReadScope scope, PageRequest? page, CancellationToken cancellationToken) =>
        PageAsync<T>(scope, page, static (_, rows, _) => Task.FromResult<IReadOnlyList<T>>(rows), cancellationToken);

    /// <summary>Reads a page and, in the same read, makes of its rows what the caller is given, one for each.</summary>
    /// <inheritdoc cref="PageAsync(IReadScope, PageRequest?, CancellationToken)"/>
    public Task<Page<TItem>> PageAsync<TItem>(
        IReadScope scope,
        PageRequest? page,
        Func<KontextualDbContext, List<T>, CancellationToken, Task<IReadOnlyList<TItem>>> make,
        CancellationToken cancellationToken)
    {
        page ??= PageRequest.Default;
        Require.PageSize(page.Size, nameof(page));
        var order = page.Cursor is null ? Order : Order with { After = ReadPlace(page.Cursor, nameof(page)) };
        return scope.ReadAsync(
            async (context, token) =>
            {
                // One more than asked for tells whether there is a next page.
                var rows = await (Compiled is null
                    ? scope.Dialect.PageAsync(Rows(context, scope.Dialect.Entering(order)), order, page.Size + 1, token)
                    : Compiled(context, order.After, page.Size + 1, token)).ConfigureAwait(false);
                var hasMore = rows.Count > page.Size;
                if (hasMore)
                    rows.RemoveAt(page.Size);
                return new Page<TItem>(await make(context, rows, token).ConfigureAwait(false), hasMore ? WriteCursor(rows[^1]) : null);
            },
            cancellationToken);
    }

    private string WriteCursor(T row) =>
        Cursor.Write(Query, KeyText.Write(Order.KeyOf(row)), IdText.Write(Order.IdOf(row)));

    private Keyset<T, TKey, TId>.Place ReadPlace(string cursor, string paramName)
    {
        var (key, id) = Cursor.Read(Query, cursor, paramName);
        return new(KeyText.Read(key), IdText.Read(id));
    }
}

using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>An order by a key and then an id, and the place in it after which a page begins.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TKey">The key: text, a time, a number.</typeparam>
/// <typeparam name="TId">The id that decides between equal keys.</typeparam>
/// <param name="Key">What is ordered by first.</param>
/// <param name="Id">What decides between equals.</param>
internal sealed record Keyset<TRow, TKey, TId>(Expression<Func<TRow, TKey>> Key, Expression<Func<TRow, TId>> Id)
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>The direction of key and id.</summary>
    public SortDirection Direction { get; init; }

    /// <summary>The place of the last row seen; null for the first page.</summary>
    public Place<TKey, TId>? After { get; init; }
}

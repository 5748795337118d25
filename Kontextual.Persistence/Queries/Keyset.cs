using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>An order by a key and then by an id, and the place after which a page begins.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TKey">The type of the key: text, a time or a number.</typeparam>
/// <typeparam name="TId">The type of the id.</typeparam>
/// <param name="Key">The key to order by first.</param>
/// <param name="Id">The id, which orders rows with equal keys.</param>
internal sealed record Keyset<TRow, TKey, TId>(Expression<Func<TRow, TKey>> Key, Expression<Func<TRow, TId>> Id)
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>The direction of key and id.</summary>
    public SortDirection Direction { get; init; }

    /// <summary>The place of the last row of the previous page; null for the first page.</summary>
    public Place<TKey, TId>? After { get; init; }
}

using System.Linq.Expressions;

namespace Kontextual.Persistence.Paging;

/// <summary>An order by a key and then an id, and the place in it after which a page begins.</summary>
/// <remarks>Made once for each order there is, because it compiles its expressions; a page takes a copy with its own place.</remarks>
/// <typeparam name="T">The row.</typeparam>
/// <typeparam name="TKey">The key: text, a time, a number.</typeparam>
/// <typeparam name="TId">The id that decides between equal keys.</typeparam>
/// <param name="Key">What is ordered by first.</param>
/// <param name="Id">What decides between equals.</param>
internal sealed record Keyset<T, TKey, TId>(Expression<Func<T, TKey>> Key, Expression<Func<T, TId>> Id)
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    /// <summary>A row's key.</summary>
    public Func<T, TKey> KeyOf { get; } = Key.Compile();

    /// <summary>A row's id.</summary>
    public Func<T, TId> IdOf { get; } = Id.Compile();

    /// <summary>The direction of key and id.</summary>
    public SortDirection Direction { get; init; }

    /// <summary>The key and id of the last row seen; null for the first page.</summary>
    public Place? After { get; init; }

    /// <summary>A row's place in the order.</summary>
    public sealed record Place(TKey Key, TId Id);
}

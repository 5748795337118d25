using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>An order of a listing: what it goes by now and in the past, and how a place in it stands in a cursor.</summary>
/// <remarks>Made once for each order there is, because it compiles its expressions.</remarks>
/// <typeparam name="T">A row of the present, which a row of the past becomes.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <typeparam name="TKey">What is ordered by.</typeparam>
/// <typeparam name="TId">What decides between equals.</typeparam>
/// <param name="Name">Its name in a cursor, unique in the listing.</param>
/// <param name="Now">The order of the present.</param>
/// <param name="Then">The order of the past, by the same keys and ids.</param>
/// <param name="KeyText">How a key stands in a cursor.</param>
/// <param name="IdText">How an id stands in a cursor.</param>
internal sealed record ListingOrder<T, TPast, TKey, TId>(
    string Name, Keyset<T, TKey, TId> Now, Keyset<TPast, TKey, TId> Then, KeyText<TKey> KeyText, KeyText<TId> IdText)
    where TKey : notnull
    where TId : struct, IComparable<TId>
{
    private readonly Func<T, TKey> _keyOf = Now.Key.Compile();
    private readonly Func<T, TId> _idOf = Now.Id.Compile();

    public Place<TKey, TId> PlaceOf(T row) => new(_keyOf(row), _idOf(row));
}

/// <summary>Makes orders.</summary>
internal static class ListingOrder
{
    /// <summary>An order of rows that are the same in the past.</summary>
    public static ListingOrder<T, T, TKey, TId> Same<T, TKey, TId>(
        string name, Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, KeyText<TKey> keyText, KeyText<TId> idText)
        where TKey : notnull
        where TId : struct, IComparable<TId> => new(name, new(key, id), new(key, id), keyText, idText);
}

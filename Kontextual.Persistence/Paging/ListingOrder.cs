using System.Linq.Expressions;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>An order of a listing: its keys in the present and in the past, and the text of a place in a cursor.</summary>
/// <typeparam name="T">A row of the present. Rows of the past are converted to it.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
/// <typeparam name="TKey">The type of the key to order by.</typeparam>
/// <typeparam name="TId">The type of the id, which orders rows with equal keys.</typeparam>
/// <param name="Name">The name of the order in a cursor, unique in the listing.</param>
/// <param name="Now">The order of the present.</param>
/// <param name="Then">The order of the past, by the same keys and ids.</param>
/// <param name="KeyText">Converts a key to its text in a cursor and back.</param>
/// <param name="IdText">Converts an id to its text in a cursor and back.</param>
/// <param name="PlaceOf">Returns the place of a row in the order.</param>
internal sealed record ListingOrder<T, TPast, TKey, TId>(
    string Name, Keyset<T, TKey, TId> Now, Keyset<TPast, TKey, TId> Then, KeyText<TKey> KeyText, KeyText<TId> IdText,
    Func<T, Place<TKey, TId>> PlaceOf)
    where TKey : notnull
    where TId : struct, IComparable<TId>;

/// <summary>Creates orders.</summary>
internal static class ListingOrder
{
    /// <summary>Creates an order.</summary>
    /// <remarks>Created once for each order, because it compiles its expressions.</remarks>
    public static ListingOrder<T, TPast, TKey, TId> Of<T, TPast, TKey, TId>(
        string name, Keyset<T, TKey, TId> now, Keyset<TPast, TKey, TId> then, KeyText<TKey> keyText, KeyText<TId> idText)
        where TKey : notnull
        where TId : struct, IComparable<TId>
    {
        var (keyOf, idOf) = (now.Key.Compile(), now.Id.Compile());
        return new(name, now, then, keyText, idText, row => new(keyOf(row), idOf(row)));
    }

    /// <summary>Creates an order for rows that have the same type in the present and in the past.</summary>
    /// <inheritdoc cref="Of"/>
    public static ListingOrder<T, T, TKey, TId> Same<T, TKey, TId>(
        string name, Expression<Func<T, TKey>> key, Expression<Func<T, TId>> id, KeyText<TKey> keyText, KeyText<TId> idText)
        where TKey : notnull
        where TId : struct, IComparable<TId> => Of<T, T, TKey, TId>(name, new(key, id), new(key, id), keyText, idText);
}

using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>A place in a listing of the model: the last row seen, by what it is ordered by.</summary>
/// <param name="Query">The query it belongs to.</param>
/// <param name="Key">What that row is ordered by.</param>
/// <param name="Id">What decides between equals.</param>
/// <param name="Moment">The sequence that the first page found for its moment; null for the present.</param>
internal sealed record PlainCursor(string Query, string Key, string Id, long? Moment)
{
    /// <summary>The place that a page before gave, which must be one of the same query; null at the beginning.</summary>
    public static PlainCursor? Of(string query, object? cursor) => cursor switch
    {
        null => null,
        PlainCursor place when place.Query == query => place,
        _ => throw new ArgumentException("not of this query", nameof(cursor)),
    };
}

/// <summary>The pages of the model: sort everything, skip, take.</summary>
/// <param name="key">What a row is ordered by.</param>
/// <param name="id">What decides between equals.</param>
/// <param name="compare">The order of the keys.</param>
internal sealed class PlainListing<TRow>(Func<TRow, string> key, Func<TRow, string> id, Func<string, string, int> compare)
{
    /// <summary>True to have the largest first, ids included.</summary>
    public bool Descending { get; init; }

    /// <summary>The page of a listing.</summary>
    /// <param name="query">Names the query.</param>
    /// <param name="rows">All rows that are wanted.</param>
    /// <param name="size">The most rows of a page.</param>
    /// <param name="cursor">What the page before gave.</param>
    /// <param name="moment">The sequence that the moment was found to stand for.</param>
    public Leaf<TRow> Page(string query, IEnumerable<TRow> rows, int size, object? cursor, long? moment = null)
    {
        PlainRules.Range(size, 1, 1000);
        var place = PlainCursor.Of(query, cursor);
        var ordered = rows.Order(Comparer<TRow>.Create((a, b) => Compare(key(a), id(a), key(b), id(b))));
        var rest = ordered.Where(row => place is null || Compare(key(row), id(row), place.Key, place.Id) > 0).ToList();
        return new(
            [.. rest.Take(size)],
            rest.Count > size ? new PlainCursor(query, key(rest[size - 1]), id(rest[size - 1]), moment) : null);
    }

    private int Compare(string key, string id, string otherKey, string otherId)
    {
        var order = compare(key, otherKey) is not 0 and var byKey ? byKey : string.CompareOrdinal(id, otherId);
        return Descending ? -order : order;
    }
}

// Numbers and times are compared as texts of one length.

/// <summary>The orders that several listings have.</summary>
internal static class PlainListing
{
    public static PlainListing<TRow> ByNumber<TRow>(Func<TRow, long> number) =>
        new(row => number(row).ToString("D10", CultureInfo.InvariantCulture), _ => "", string.CompareOrdinal);

    public static PlainListing<TRow> ByName<TRow>(Func<TRow, string> name, PlainRules rules, bool descending = false)
        where TRow : class, IEntityRow<TRow> => new(name, row => $"{row.EntityId}", rules.Compare) { Descending = descending };

    public static PlainListing<TRow> ByTime<TRow>(Func<TRow, string> time, bool descending = false)
        where TRow : class, IEntityRow<TRow> => new(time, row => $"{row.EntityId}", string.CompareOrdinal) { Descending = descending };
}

namespace Kontextual.Tests.Model;

/// <summary>A place in a listing of the model: the last row seen, by what it is ordered by.</summary>
/// <param name="Query">The query it belongs to.</param>
/// <param name="Key">What that row is ordered by.</param>
/// <param name="Id">What decides between equals.</param>
/// <param name="Moment">The sequence that the first page found for its moment; null for the present.</param>
internal sealed record PlainCursor(string Query, string Key, string Id, long? Moment);

/// <summary>The pages of the model: sort everything, skip, take.</summary>
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
        var place = PlaceOf(query, cursor);
        var ordered = rows.Order(Comparer<TRow>.Create((a, b) => Compare(key(a), id(a), key(b), id(b))));
        var rest = ordered.Where(row => place is null || Compare(key(row), id(row), place.Key, place.Id) > 0).ToList();
        return new(
            [.. rest.Take(size)],
            rest.Count > size ? new PlainCursor(query, key(rest[size - 1]), id(rest[size - 1]), moment) : null);
    }

    public static PlainCursor? PlaceOf(string query, object? cursor) => cursor switch
    {
        null => null,
        PlainCursor place when place.Query == query => place,
        _ => throw new ArgumentException("not of this query", nameof(cursor)),
    };

    private int Compare(string key, string id, string otherKey, string otherId)
    {
        var order = compare(key, otherKey) is not 0 and var byKey ? byKey : string.CompareOrdinal(id, otherId);
        return Descending ? -order : order;
    }
}

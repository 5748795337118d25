using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>A filter with its value.</summary>
/// <param name="Text">The same text for filters that mean the same.</param>
/// <param name="SetOn">Sets the filter of a query.</param>
/// <param name="Selects">True for the rows that the filter selects.</param>
/// <param name="Keep">The filter with its value as the contract keeps it; throws an <see cref="ArgumentException"/> for a value that breaks its rule.</param>
internal sealed record FilterValue<TQuery, TRow>(
    string Text, Func<TQuery, TQuery> SetOn, Func<TRow, bool> Selects, Func<PlainRules, FilterValue<TQuery, TRow>> Keep)
{
    public override string ToString() => Text;
}

/// <summary>Several filters, which combine (AND).</summary>
internal static class FilterValues
{
    /// <summary>Sets the filters of a query.</summary>
    public static TQuery SetOn<TQuery, TRow>(this IEnumerable<FilterValue<TQuery, TRow>> filters, TQuery query) =>
        filters.Aggregate(query, (result, filter) => filter.SetOn(result));

    /// <summary>True for the rows that all filters select.</summary>
    public static bool AllSelect<TQuery, TRow>(this IEnumerable<FilterValue<TQuery, TRow>> filters, TRow row) => filters.All(filter => filter.Selects(row));

    /// <summary>The filters with their values as the contract keeps them.</summary>
    public static IReadOnlyList<FilterValue<TQuery, TRow>> Kept<TQuery, TRow>(this IEnumerable<FilterValue<TQuery, TRow>> filters, PlainRules rules)
    {
        var kept = new List<FilterValue<TQuery, TRow>>();
        foreach (var filter in filters)
            kept.Add(filter.Keep(rules));
        return kept;
    }

    /// <summary>Each filter with each of its values, alone and together with each value of each other filter.</summary>
    public static IEnumerable<IReadOnlyList<FilterValue<TQuery, TRow>>> Pairs<TQuery, TRow>(this IReadOnlyList<Filter<TQuery, TRow>> filters, Stored stored) =>
        from i in Enumerable.Range(0, filters.Count)
        from first in filters[i].Combined(stored)
        from second in filters.Skip(i + 1).SelectMany(filter => filter.Combined(stored)).Prepend(null)
        select second is null ? (IReadOnlyList<FilterValue<TQuery, TRow>>)[first] : [first, second];

    /// <summary>All combinations: each filter with each of its values, and without.</summary>
    public static IEnumerable<IReadOnlyList<FilterValue<TQuery, TRow>>> Combinations<TQuery, TRow>(
        this IEnumerable<Filter<TQuery, TRow>> filters, Stored stored) =>
        filters.Aggregate<Filter<TQuery, TRow>, IEnumerable<IReadOnlyList<FilterValue<TQuery, TRow>>>>(
            [[]],
            (combinations, filter) =>
                from combination in combinations
                from value in filter.Combined(stored).Prepend(null)
                select value is null ? combination : [.. combination, value]);
}

namespace Kontextual.Persistence.Queries;

/// <summary>The filters of a kind of query. Each filter creates its criterion if the query uses the filter.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
internal sealed class Filters<TQuery, T, TPast>(params Func<TQuery, string, Criterion<T, TPast>?>[] filters)
{
    /// <summary>Returns the criteria of a query, in the order of the filters.</summary>
    /// <exception cref="ArgumentException">A value of the query breaks its rule.</exception>
    public IReadOnlyList<Criterion<T, TPast>> Of(TQuery query, string paramName) =>
        [.. filters.Select(filter => filter(query, paramName)).OfType<Criterion<T, TPast>>()];
}

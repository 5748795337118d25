namespace Kontextual.Persistence.Queries;

/// <summary>The filters that a kind of query has, each of which makes its criterion when the query sets it.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past.</typeparam>
internal sealed class Filters<TQuery, T, TPast>(params Func<TQuery, string, Criterion<T, TPast>?>[] filters)
{
    /// <summary>The criteria that a query sets, in the order of the filters.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public IReadOnlyList<Criterion<T, TPast>> Of(TQuery query, string paramName) =>
        [.. filters.Select(filter => filter(query, paramName)).OfType<Criterion<T, TPast>>()];
}

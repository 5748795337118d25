using FsCheck;
using FsCheck.Fluent;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>
/// All that the tests know about one filter of a query. The suites of listings, invalid input and indexes and the model read it, so a filter is
/// described once.
/// </summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TRow">What the filter selects, in plain values.</typeparam>
/// <param name="property">The name of the property of the query.</param>
internal abstract class Filter<TQuery, TRow>(string property)
{
    /// <summary>The name of the property of the query.</summary>
    public string Property => property;

    /// <summary>Queries that are refused because of this filter, in the present and in the past.</summary>
    public required IReadOnlyList<RefusedQuery<TQuery>> Refused { get; init; }

    /// <summary>True for a filter that accepts every value of its type.</summary>
    public bool RefusesNothing { get; init; }

    /// <summary>True for a filter that only the present has.</summary>
    public bool IsOfThePresent { get; init; }

    /// <summary>The indexes that a listing with only this filter follows, each a test case; none if there is no index for the filter.</summary>
    public IReadOnlyList<FilterIndex> Indexes { get; init; } = [];

    /// <summary>The same for a listing of the past, if the past has its own indexes.</summary>
    public IReadOnlyList<FilterIndex> PastIndexes { get; init; } = [];

    /// <summary>The filter in programs of the model, generated at random.</summary>
    public abstract Gen<ProgramFilter<TQuery, TRow>> Generator { get; }

    /// <summary>The filter with a value that selects <see cref="Stored.Artifact"/> and leaves out other rows.</summary>
    public abstract FilterValue<TQuery, TRow> Sample(Stored stored);

    /// <summary>The values with which all combinations of filters are tested.</summary>
    public abstract IReadOnlyList<FilterValue<TQuery, TRow>> Combined(Stored stored);

    public override string ToString() => property;
}

/// <inheritdoc cref="Filter{TQuery, TRow}"/>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TRow">What the filter selects.</typeparam>
/// <typeparam name="TValue">
/// The value of the filter: a text, an id, or a list of them. A digest is its text, since the product's type has rules of its own.
/// </typeparam>
/// <param name="property">The name of the property of the query.</param>
internal class Filter<TQuery, TRow, TValue>(string property) : Filter<TQuery, TRow>(property)
{
    /// <summary>Sets the property of the query.</summary>
    public required Func<TQuery, TValue, TQuery> Set { get; init; }

    /// <summary>True for the rows that the filter selects: what it means, written without the product.</summary>
    public required Func<TRow, TValue, bool> Selects { get; init; }

    /// <summary>The value as the contract keeps it. Throws an <see cref="ArgumentException"/> for a value that breaks its rule.</summary>
    public Func<PlainRules, TValue, TValue> Keep { get; init; } = (_, value) => value;

    /// <summary>The same text for values that mean the same.</summary>
    public Func<TValue, string> Text { get; init; } = value => $"{value}";

    /// <summary>The value of <see cref="Sample"/>.</summary>
    public required Func<Stored, TValue> SampleValue { get; init; }

    /// <summary>The values of <see cref="Combined"/>; by default, only that of <see cref="Sample"/>.</summary>
    public Func<Stored, IEnumerable<TValue>>? CombinedValues { get; init; }

    /// <summary>Values for programs of the model.</summary>
    public required Gen<ProgramValue<TValue>> Generated { get; init; }

    public override Gen<ProgramFilter<TQuery, TRow>> Generator => from value in Generated select With(value);

    public override FilterValue<TQuery, TRow> Sample(Stored stored) => With(SampleValue(stored));

    public override IReadOnlyList<FilterValue<TQuery, TRow>> Combined(Stored stored) => [.. (CombinedValues?.Invoke(stored) ?? [SampleValue(stored)]).Select(With)];

    /// <summary>The filter with a value.</summary>
    public FilterValue<TQuery, TRow> With(TValue value) => new(
        $"{Property} = {Text(value)}", query => Set(query, value), row => Selects(row, value), rules => With(Keep(rules, value)));

    /// <summary>The filter with a value of a program.</summary>
    public ProgramFilter<TQuery, TRow> With(ProgramValue<TValue> value) =>
        new($"{Property} = {value.Text}", scene => With(value.In(scene))) { Nearer = value.Nearer.Select(With) };
}

/// <summary>An index that a listing follows.</summary>
/// <param name="Name">Names the test case.</param>
/// <param name="Index">Is part of a step of the query plan.</param>
internal sealed record FilterIndex(string Name, string Index);

/// <summary>A query that is refused.</summary>
/// <param name="Flaw">What is wrong with it.</param>
/// <param name="Query">The query.</param>
/// <param name="Says">What the message says: the rule, or the value's place.</param>
internal sealed record RefusedQuery<TQuery>(string Flaw, TQuery Query, string Says);

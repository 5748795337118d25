using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>Every filter of every query is described, so that each suite that reads the descriptions tests it.</summary>
public sealed class FilterDescriptionTests
{
    // What is no filter: whether removed entities are listed, the order, and the start and the limits of a traversal.
    private static readonly string[] Options =
    [
        nameof(ArtifactQuery.IncludeDeleted), nameof(ArtifactQuery.IncludePurged), nameof(ArtifactQuery.OrderBy), nameof(ArtifactQuery.OrderByMetadata),
        nameof(ArtifactQuery.Direction),
        nameof(TraversalQuery.Start), nameof(TraversalQuery.MaxDepth), nameof(TraversalQuery.MaxCount),
    ];

    private static readonly Dictionary<Type, IReadOnlyList<string>> Described =
        EntityCase.All.Select(entity => KeyValuePair.Create(entity.QueryType, entity.FilterNames))
            .Append(new(typeof(TraversalQuery), [.. TraversalFilters.All.Select(filter => filter.Property)]))
            .ToDictionary();

    // They follow a graph and filter no listing. LineageSpecs and StaleSpecs test that each of their properties is noticed.
    private static readonly Type[] OfGraphs = [typeof(LineageQuery), typeof(StaleQuery)];

    private static IEnumerable<Type> Queries => typeof(ArtifactQuery).Assembly.GetExportedTypes()
        .Where(type => type.Name.EndsWith("Query", StringComparison.Ordinal))
        .Except(OfGraphs);

    [TestCaseSource(nameof(Queries)), Property("Rule", "L5")]
    public void Every_filter_of_a_query_is_described_once(Type query)
    {
        var filters = query.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
            .Select(property => property.Name).Except(Options).ToList();

        filters.ShouldNotBeEmpty();
        Described.ShouldContainKey(query);
        Described[query].ShouldBe(filters, ignoreOrder: true);
    }

    [Test, Property("Rule", "L5")]
    public void Every_described_filter_has_values_that_are_refused_and_occurs_in_programs_of_the_model()
    {
        EntityCase.All.Count.ShouldBeGreaterThan(2);
        foreach (var entity in EntityCase.All)
            entity.IncompleteFilters.ShouldBeEmpty(entity.Plural);
        TraversalFilters.All.Where(filter => filter.Refused.Count == 0).ShouldBeEmpty();
        TraversalFilters.All.Except(TraversalFilters.Mixes.SelectMany(mix => mix.Filters)).ShouldBeEmpty();
    }
}

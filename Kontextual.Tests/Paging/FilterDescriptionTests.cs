using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>Every filter of every query is described, so that each suite that reads the descriptions tests it.</summary>
public sealed class FilterDescriptionTests
{
    // What is no filter: whether removed entities are listed, the order, and the start and the limits of a traversal.
    private static readonly string[] Options =
    [
        nameof(ArtifactQuery.IncludeDeleted), nameof(ArtifactQuery.IncludePurged), nameof(ArtifactQuery.OrderBy), nameof(ArtifactQuery.Direction),
        nameof(TraversalQuery.Start), nameof(TraversalQuery.MaxDepth), nameof(TraversalQuery.MaxCount),
    ];

    private static readonly Dictionary<Type, IReadOnlyList<string>> Described = new()
    {
        [typeof(ArtifactQuery)] = [.. ArtifactFilters.All.Select(filter => filter.Property)],
        [typeof(CollectionQuery)] = [.. CollectionFilters.All.Select(filter => filter.Property)],
        [typeof(RelationshipQuery)] = [.. RelationshipFilters.All.Select(filter => filter.Property)],
        [typeof(TraversalQuery)] = [.. TraversalFilters.All.Select(filter => filter.Property)],
    };

    private static IEnumerable<Type> Queries =>
        typeof(ArtifactQuery).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Query", StringComparison.Ordinal));

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
        IsComplete(ArtifactFilters.All, ArtifactFilters.Mixes.SelectMany(mix => mix.Filters).Append(ArtifactFilters.Digest));
        IsComplete(CollectionFilters.All, CollectionFilters.Mixes.SelectMany(mix => mix.Filters));
        IsComplete(RelationshipFilters.All, RelationshipFilters.Mixes.SelectMany(mix => mix.Filters));
        IsComplete(TraversalFilters.All, TraversalFilters.Mixes.SelectMany(mix => mix.Filters));
    }

    private static void IsComplete<TQuery, TRow>(IReadOnlyList<Filter<TQuery, TRow>> described, IEnumerable<Filter<TQuery, TRow>> generated)
    {
        described.Where(filter => filter.Refused.Count == 0).ShouldBeEmpty();
        described.Except(generated).ShouldBeEmpty();
    }
}

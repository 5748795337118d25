using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="TraversalQuery"/>: which relationships are followed.</summary>
internal static class TraversalFilters
{
    private const int MostTypes = 100;

    public static Filter<TraversalQuery, RelationshipRow, IReadOnlyList<string>> Types { get; } = new(nameof(TraversalQuery.Types))
    {
        Set = (query, types) => query with { Types = types },
        Selects = (row, types) => types.Contains(row.Type),
        Keep = (rules, types) => types.Count is 0 or > MostTypes
            ? throw new ArgumentException("too many types, or none", nameof(types))
            : [.. types.Select(rules.Type)],
        Text = types => string.Join(' ', types),
        SampleValue = _ => ["y"],
        Generated = ProgramValues.TextLists(ValueGenerators.LinkType, 2),
        Refused =
        [
            .. BadValues.Types.Select(bad => Refused($"{bad.Flaw}, to traverse", ["a", bad.Type], bad.Says)),
            Refused("no types", [], "1 to 100 types, not 0"),
            Refused("101 types", [.. Enumerable.Range(0, 101).Select(i => $"t{i}")], "1 to 100 types, not 101"),
        ],
    };

    public static IReadOnlyList<Filter<TraversalQuery, RelationshipRow>> All { get; } = [Types];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<TraversalQuery, RelationshipRow>> Mixes { get; } = [new(1), new(1, Types)];

    private static RefusedQuery<TraversalQuery> Refused(string flaw, IReadOnlyList<string> types, string says) =>
        new(flaw, new() { Start = ArtifactId.Parse("01890000-0000-7000-8000-000000000001"), Types = types }, says);
}

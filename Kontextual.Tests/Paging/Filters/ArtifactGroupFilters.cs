using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;
using Group = System.Collections.Generic.IReadOnlyList<Kontextual.Tests.Paging.Filters.FilterValue<Kontextual.Domain.ArtifactQuery, Kontextual.Tests.Model.ArtifactRow>>;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ArtifactQuery"/> that are groups of filters.</summary>
internal static class ArtifactGroupFilters
{
    private static readonly PropertyInfo[] Properties = typeof(ArtifactFilter).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    public static ArtifactFilter<IReadOnlyList<Group>> AnyOf { get; } = new(nameof(ArtifactQuery.AnyOf))
    {
        Set = (query, groups) => query with { AnyOf = [.. groups.Select(Filter)] },
        Selects = (row, groups) => groups.Any(group => group.AllSelect(row)),
        Keep = Kept,
        Text = Text,
        SampleValue = stored => [[ArtifactFilters.Name.Sample(stored)], [ArtifactFilters.MediaType.With("no/such"), ArtifactFilters.Type.Sample(stored)]],
        CombinedValues = Combined,
        Generated = Generated,
        Refused =
        [
            .. Wrong(nameof(ArtifactQuery.AnyOf), (query, groups) => query with { AnyOf = groups }),
            new("six groups inside each other", new() { AnyOf = [Nested(5)] }, "at most 5 deep"),
            new("101 groups", new() { AnyOf = [.. Enumerable.Repeat(new ArtifactFilter { Type = "note" }, 101)] }, "at most 100 groups"),
            new("1,001 ids in two groups", new() { AnyOf = [Ids(500), Ids(501)] }, "at most 1000 ids in all of its groups, not 1001"),
        ],
    };

    public static ArtifactFilter<IReadOnlyList<Group>> NoneOf { get; } = new(nameof(ArtifactQuery.NoneOf))
    {
        Set = (query, groups) => query with { NoneOf = [.. groups.Select(Filter)] },
        Selects = (row, groups) => !groups.Any(group => group.AllSelect(row)),
        Keep = Kept,
        Text = Text,
        SampleValue = stored => [[ArtifactFilters.Name.Sample(stored)]],
        CombinedValues = Combined,
        Generated = Generated,
        Refused = [.. Wrong(nameof(ArtifactQuery.NoneOf), (query, groups) => query with { NoneOf = groups })],
    };

    private static Gen<ProgramValue<IReadOnlyList<Group>>> Generated => from groups in Gen.ListOf(GeneratedGroup, 2) select Value([.. groups]);

    // One filter or two different ones.
    private static Gen<IReadOnlyList<ProgramFilter<ArtifactQuery, ArtifactRow>>> GeneratedGroup =>
        from one in Gen.Elements<Filter<ArtifactQuery, ArtifactRow>>(ArtifactFilters.Plain)
        from other in Gen.Elements<Filter<ArtifactQuery, ArtifactRow>>(ArtifactFilters.Plain)
        from first in one.Generator
        from second in other.Generator
        select one == other ? (IReadOnlyList<ProgramFilter<ArtifactQuery, ArtifactRow>>)[first] : [first, second];

    private static ProgramValue<IReadOnlyList<Group>> Value(IReadOnlyList<IReadOnlyList<ProgramFilter<ArtifactQuery, ArtifactRow>>> groups) => new(
        string.Join(" or ", groups.Select(filters => $"({string.Join(", ", filters)})")),
        scene => [.. groups.Select(filters => filters.Select(filter => filter.In(scene)).ToList())]);

    private static ArtifactFilter Filter(Group group)
    {
        var query = group.SetOn(new ArtifactQuery());
        var filter = new ArtifactFilter();
        foreach (var property in Properties)
            property.SetValue(filter, property.GetValue(query));
        return filter;
    }

    private static IReadOnlyList<Group> Kept(PlainRules rules, IReadOnlyList<Group> groups) =>
        groups.Count > 0 ? [.. groups.Select(group => group.Kept(rules))] : throw new ArgumentException("no groups", nameof(groups));

    // The order of groups has no meaning, so a cursor belongs to the groups in any order.
    private static string Text(IReadOnlyList<Group> groups) =>
        string.Join(" or ", groups.Select(group => $"({string.Join(", ", group.OrderBy(filter => $"{filter}", StringComparer.Ordinal))})").Order(StringComparer.Ordinal));

    private static IEnumerable<IReadOnlyList<Group>> Combined(Stored stored) =>
    [
        [[ArtifactFilters.Type.With("file")], [ArtifactFilters.NamePrefix.With("b"), ArtifactRangeFilters.MaxSize.With(6)]],
        [[AnyOf!.With([[ArtifactFilters.Type.With("file")], [ArtifactFilters.MediaType.With("text/markdown")]]), NoneOf!.With([[ArtifactFilters.NamePrefix.With("a1")]])]],
    ];

    private static IEnumerable<RefusedQuery<ArtifactQuery>> Wrong(string property, Func<ArtifactQuery, IReadOnlyCollection<ArtifactFilter>, ArtifactQuery> with) =>
    [
        new($"no group of {property}", with(new(), []), $"{property} contains no group"),
        new($"a group of {property} without a filter", with(new(), [new() { Type = "note" }, new()]), $"{property}[1] sets no filter"),
        new($"a query as a group of {property}", with(new(), [new ArtifactQuery { Type = "note" }]), $"{property}[0] is a query"),
        new($"no filter as a group of {property}", with(new(), [null!]), $"{property}[0] is null"),
        new($"a wrong value in a group of {property}", with(new(), [new() { Type = "Note" }]), "lower case: found U+004E at index 0"),
    ];

    private static ArtifactFilter Nested(int depth) => depth == 0 ? new() { Type = "note" } : new() { NoneOf = [Nested(depth - 1)] };

    private static ArtifactFilter Ids(int count) => new() { Ids = [.. Enumerable.Repeat(ArtifactId.Parse("01890000-0000-7000-8000-000000000001"), count)] };
}

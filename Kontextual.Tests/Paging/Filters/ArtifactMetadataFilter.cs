using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filter of <see cref="ArtifactQuery"/> by metadata.</summary>
internal static class ArtifactMetadataFilter
{
    // What leads to something in the metadata of programs, and what leads nowhere.
    private static readonly string[] Paths = ["", "/n", "/a", "/b", "/b/0", "/b/1", "/b/2", "/b/*", "/b/01", "/*", "/x"];

    private static readonly string[] Scalars =
        ["1", "1.0", "10e-1", "0", "1e400", "1.0e+400", "12345678901234567890", "12345678901234567891", "null", "\"\u00e9/\"", "\"e\u0301\"", "true"];

    private static readonly string[] Numbers = ["-1", "0.99", "1", "1.01", "12345678901234567889.5", "12345678901234567890", "1e400", "9e399"];

    public static ArtifactFilter<IReadOnlyList<MetaCondition>> Metadata { get; } = new(nameof(ArtifactQuery.Metadata))
    {
        Set = (query, conditions) => query with { Metadata = [.. conditions.Select(condition => condition.Filter)] },
        Selects = (row, conditions) => conditions.All(condition => condition.Holds(row.Metadata)),
        Keep = (_, conditions) => conditions.Count > 0 ? conditions : throw new ArgumentException("no conditions", nameof(conditions)),
        Text = conditions => string.Join(" and ", conditions.Select(condition => condition.Filter.ToString()).Distinct().Order(StringComparer.Ordinal)),
        SampleValue = _ => [new("/a", "in", "1")],
        CombinedValues = _ =>
        [
            [new("/n", "in", "1", "5")],
            [new("/n", "least", "1"), new("/tags/*", "in", "\"t0\"")],
            [new("/tags/0", "in", "\"t1\"")],
            [new("/missing", "exists")],
        ],
        Generated = Generated,
        Refused =
        [
            new("no condition on metadata", new() { Metadata = [] }, "1 to 20 conditions"),
            new("21 conditions on metadata", new() { Metadata = [.. Enumerable.Repeat(MetadataFilter.Exists("/a"), 21)] }, "not 21"),
            new("conditions on metadata that are too long together", new() { Metadata = [Long("a"), Long("b")] }, "at most 65536 characters as JSON"),
            new("conditions on metadata that are too long in groups", new() { Metadata = [Long("a")], NoneOf = [new() { Metadata = [Long("b")] }] }, "at most 65536 characters as JSON"),
            new("a condition on metadata that is null", new() { Metadata = [null!] }, "is null"),
        ],
    };

    private static MetadataFilter Long(string name) => MetadataFilter.Equal($"/{name}", new string('x', 40_000));

    private static Gen<ProgramValue<IReadOnlyList<MetaCondition>>> Generated =>
        from conditions in Gen.Frequency((3, Gen.ListOf(Condition, 1)), (1, Gen.ListOf(Condition, 2)))
        select new ProgramValue<IReadOnlyList<MetaCondition>>(string.Join(" and ", conditions), _ => [.. conditions]);

    private static Gen<MetaCondition> Condition => Gen.OneOf(
        from path in Gen.Elements(Paths) select new MetaCondition(path, "exists"),
        from path in Gen.Elements(Paths) from value in Gen.Elements(Scalars) select new MetaCondition(path, "in", value),
        from path in Gen.Elements(Paths) from one in Gen.Elements(Scalars) from other in Gen.Elements(Scalars) select new MetaCondition(path, "in", one, other),
        from path in Gen.Elements(Paths)
        from test in Gen.Elements("least", "above", "most", "below")
        from number in Gen.Elements(Numbers)
        select new MetaCondition(path, test, number));
}

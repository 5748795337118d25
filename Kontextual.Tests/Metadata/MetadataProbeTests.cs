using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests;

/// <summary>What an index of metadata holds and is asked for: it finds whatever a filter accepts.</summary>
public sealed class MetadataProbeTests
{
    private static readonly string[] Steps = ["a", "b", "0", "*", "1", "01", "a/b", "~", "", "é"];

    private static string Step(Random random) => Steps[random.Next(random.Next(4) == 0 ? Steps.Length : 4)];

    [Test, Property("Rule", "Q2")]
    public void Whatever_a_filter_accepts_is_proposed()
    {
        var random = new Random(1);
        int accepted = 0, helpful = 0;
        for (int i = 0; i < 120_000; i++)
        {
            var metadata = Metadata.Parse(Object(random, 0));
            var filter = Filter(random);
            var probe = filter.Probe();
            var isProposed = probe is null || MetadataLeaves.Of(metadata.Text).Any(leaf => IsFoundBy(probe, leaf));
            if (filter.Matches(metadata))
                isProposed.ShouldBeTrue($"{filter} {metadata}");
            accepted += filter.Matches(metadata) ? 1 : 0;
            helpful += isProposed ? 0 : 1;
        }

        (accepted, helpful).ShouldSatisfyAllConditions(() => accepted.ShouldBeGreaterThan(2_000), () => helpful.ShouldBeGreaterThan(60_000));
    }

    [Test, Property("Rule", "Q2")]
    public void Leaves_are_the_values_with_every_index_as_a_star()
    {
        Leaves("""{"a":[1,1.0,{"b":null}],"c":{},"d/e~":[[]],"f":"x","0":true}""")
            .ShouldBe(["/0 3", "/a/* 421101", "/a/*/b 1", "/c 6", "/d~1e~0/* 6", "/f 5x"], ignoreOrder: true);
        Leaves("{}").ShouldBeEmpty();
    }

    [Test]
    public void What_is_too_large_for_the_index_is_proposed_to_every_filter()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"\"m{i}\":{i}").ToList();
        Leaves($"{{{string.Join(',', names)}}}").Count.ShouldBe(1000);
        foreach (var metadata in new[] { $"{{{string.Join(',', names)},\"more\":0}}", $"{{\"{new string('n', 1000)}\":1}}", """{"a\u0000b":1}""", $"[{{}}", "" })
            Leaves(metadata).ShouldBe(["* 6"]);
        Leaves($"{{\"{new string('n', 999)}\":[{string.Join(',', Enumerable.Repeat("1", 5000))}]}}").ShouldBe(["* 6"]);
        Leaves($"{{\"n\":[{string.Join(',', Enumerable.Repeat("1", 5000))}]}}").ShouldBe(["/n/* 421101"]);
    }

    [Test]
    public void A_pointer_to_everything_or_with_many_numbers_asks_no_index()
    {
        MetadataFilter.Exists("").Probe().ShouldBeNull();
        MetadataFilter.Exists("/0/1/2/3").Probe().ShouldNotBeNull().Pointers.Count.ShouldBe(16);
        MetadataFilter.Exists("/0/1/2/3/4").Probe().ShouldBeNull();
        MetadataFilter.Equal("/a\0", 1).Probe().ShouldBeNull();
    }

    private static List<string> Leaves(string metadata) => [.. MetadataLeaves.Of(metadata).Select(leaf => $"{leaf.Pointer} {leaf.Key}")];

    // The statement of SQLite, in plain code.
    private static bool IsFoundBy(MetadataProbe probe, MetadataLeaf leaf)
    {
        if (leaf.Pointer == MetadataLeaves.NotIndexed)
            return true;
        if (!probe.Pointers.Contains(leaf.Pointer))
            return probe.IncludesBelow && probe.Pointers.Any(pointer => leaf.Pointer.StartsWith($"{pointer}/", StringComparison.Ordinal));
        if (probe.Range is { } range)
            return string.CompareOrdinal(leaf.Key, range.Lowest) >= 0 && string.CompareOrdinal(leaf.Key, range.Highest) <= 0;
        return probe.Keys?.Contains(leaf.Key) != false;
    }

    private static string Object(Random random, int depth) => $"{{{string.Join(',', Members(random).Select(name => $"{JsonSerializer.Serialize(name)}:{Value(random, depth + 1)}"))}}}";

    private static IEnumerable<string> Members(Random random) => Enumerable.Range(0, random.Next(3)).Select(_ => Step(random)).Distinct();

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 2 : 4) switch
    {
        2 => Object(random, depth),
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth + 1)))}]",
        _ => JsonValues.Samples[random.Next(JsonValues.Samples.Count)],
    };

    private static MetadataFilter Filter(Random random)
    {
        var path = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"/{Step(random).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"));
        var value = JsonValues.Samples[random.Next(JsonValues.Samples.Count)];
        var number = JsonValues.Samples.Where(sample => sample[0] is '-' or (>= '0' and <= '9')).ElementAt(random.Next(20));
        var test = new[] { "exists", "in", "least", "above", "most", "below" }[random.Next(6)];
        return new MetaCondition(path, test, test == "in" ? value : number).Filter;
    }
}

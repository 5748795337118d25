using Kontextual.Domain;

namespace Kontextual.Tests.Search;

/// <summary>What a search counts, and how it ranks what matches.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class SearchTallyTests
{
    private SearchTally tally = null!;

    [SetUp]
    public void BeginTally() => tally = new(2);

    [Test]
    public void Every_artifact_with_a_token_counts_and_one_without_does_not()
    {
        tally.Add(Id(1), [1, 0], 5);
        tally.Add(Id(2), [3, 1], 7);
        tally.Add(Id(3), [0, 0], 2);
        tally.Add(Id(4), [0, 0], 0);

        var statistics = tally.Statistics;
        (statistics.Documents, statistics.Length).ShouldBe((3, 14));
        statistics.Containing.ShouldBe([2, 1]);
        tally.Total.ShouldBe(1);
        tally.Best(statistics, 10).Select(match => match.Id).ShouldBe([Id(2)]);
    }

    [Test]
    public void Equal_scores_are_ordered_by_id()
    {
        foreach (var number in new[] { 5, 3, 9, 1 })
            tally.Add(Id(number), [1, 1], 4);
        tally.Add(Id(7), [2, 1], 4);

        tally.Best(tally.Statistics, 10).Select(match => match.Id).ShouldBe([Id(7), Id(1), Id(3), Id(5), Id(9)]);
        tally.Best(tally.Statistics, 3).Select(match => match.Id).ShouldBe([Id(7), Id(1), Id(3)]);
        tally.Total.ShouldBe(5);
    }

    [Test]
    public void The_statistics_of_an_index_can_take_the_place_of_those_that_were_counted()
    {
        tally.Add(Id(1), [1, 2], 4);
        tally.Add(Id(2), [2, 1], 4);

        // In the whole store, the second term is rarer.
        tally.Best(new(100, 400, [50, 2]), 2).Select(match => match.Id).ShouldBe([Id(1), Id(2)]);
        tally.Best(new(100, 400, [2, 50]), 2).Select(match => match.Id).ShouldBe([Id(2), Id(1)]);
    }

    [Test]
    public void Nothing_was_added() => tally.Best(tally.Statistics, 1).ShouldBeEmpty();

    private static ArtifactId Id(int number) => ArtifactId.Parse($"01890000-0000-7000-8000-{number:D12}");
}

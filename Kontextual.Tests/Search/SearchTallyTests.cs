using Kontextual.Domain;

namespace Kontextual.Tests.Search;

/// <summary>What matches a search, and how it is ranked.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class SearchTallyTests
{
    private SearchTally tally = null!;

    [SetUp]
    public void BeginTally() => tally = new(2);

    [Test]
    public void Only_an_artifact_with_every_term_matches()
    {
        tally.Add(Id(1), [1, 0], 5);
        tally.Add(Id(2), [3, 1], 7);
        tally.Add(Id(3), [0, 0], 2);
        tally.Add(Id(4), [0, 0], 0);

        tally.Total.ShouldBe(1);
        tally.Best(new(4, [2, 1]), 10).Select(match => match.Id).ShouldBe([Id(2)]);
    }

    [Test]
    public void Equal_scores_are_ordered_by_id()
    {
        foreach (var number in new[] { 5, 3, 9, 1 })
            tally.Add(Id(number), [1, 1], 4);
        tally.Add(Id(7), [2, 1], 4);

        tally.Best(new(5, [5, 5]), 10).Select(match => match.Id).ShouldBe([Id(7), Id(1), Id(3), Id(5), Id(9)]);
        tally.Best(new(5, [5, 5]), 3).Select(match => match.Id).ShouldBe([Id(7), Id(1), Id(3)]);
        tally.Total.ShouldBe(5);
    }

    [Test]
    public void A_term_that_is_rarer_in_the_store_counts_more()
    {
        tally.Add(Id(1), [1, 2], 4);
        tally.Add(Id(2), [2, 1], 4);

        tally.Best(new(100, [50, 2]), 2).Select(match => match.Id).ShouldBe([Id(1), Id(2)]);
        tally.Best(new(100, [2, 50]), 2).Select(match => match.Id).ShouldBe([Id(2), Id(1)]);
    }

    [Test]
    public void Lengths_are_compared_with_the_average_of_the_matches()
    {
        tally.Add(Id(1), [1, 1], 10);
        tally.Add(Id(2), [1, 1], 30);
        tally.Add(Id(3), [1, 0], 1_000_000);

        var score = 2 * Math.Log(1 + (7.5 / 2.5)) * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 10 / 20))));
        tally.Best(new(9, [2, 2]), 2)[0].Score.ShouldBe(score, 1e-12);
    }

    [Test]
    public void A_term_in_both_texts_of_each_artifact_still_counts_a_little()
    {
        tally.Add(Id(1), [2, 2], 4);

        tally.Best(new(1, [2, 2]), 1)[0].Score.ShouldBe(2 * Math.Log(4.0 / 3) * 2 * 2.2 / 3.2, 1e-12);
    }

    [Test]
    public void Nothing_matches() => tally.Best(new(5, [1, 1]), 1).ShouldBeEmpty();

    private static ArtifactId Id(int number) => ArtifactId.Parse($"01890000-0000-7000-8000-{number:D12}");
}

using Kontextual.Domain;

namespace Kontextual.Tests.Search;

/// <summary>The formula of the scores against values that were computed by hand.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class Bm25Tests
{
    private const double Tolerance = 1e-9;

    // Three texts with four tokens on average. The first term is in one of them, the second in two.
    private readonly Bm25 ranking = new(new(3, 4, [1, 2]));

    // ln(1 + 2.5 / 1.5) = 0.980829253, ln(1 + 1.5 / 2.5) = 0.470003629. At the average length, n occurrences weigh n · 2.2 / (n + 1.2).
    [TestCase(new[] { 2, 1 }, 4, 0.980829253012 * 1.375 + 0.470003629246)]
    [TestCase(new[] { 1, 0 }, 4, 0.980829253012)]
    [TestCase(new[] { 0, 1 }, 4, 0.470003629246)]
    // Twice the average: 2.2 / (1 + 1.2 · 1.75) = 2.2 / 3.1. Half of it: 2.2 / (1 + 1.2 · 0.625) = 2.2 / 1.75.
    [TestCase(new[] { 1, 0 }, 8, 0.980829253012 * 2.2 / 3.1)]
    [TestCase(new[] { 1, 0 }, 2, 0.980829253012 * 2.2 / 1.75)]
    [TestCase(new[] { 0, 0 }, 4, 0)]
    public void Scores_are_those_of_the_formula(int[] occurrences, int length, double score) =>
        ranking.Score(occurrences, length).ShouldBe(score, Tolerance);

    [Test]
    public void A_term_that_every_text_has_still_counts_a_little() => new Bm25(new(1, 4, [1])).Score([1], 4).ShouldBe(Math.Log(4.0 / 3), Tolerance);

    [Test]
    public void Nothing_is_not_a_number()
    {
        new Bm25(new(0, 0, [0])).Score([0], 0).ShouldBe(0);
        double.IsFinite(new Bm25(new(long.MaxValue, long.MaxValue, [1])).Score([int.MaxValue], int.MaxValue)).ShouldBeTrue();
    }

    [Test]
    public void More_occurrences_shorter_texts_and_rarer_terms_score_higher()
    {
        for (int n = 1; n < 50; n++)
        {
            ranking.Score([n + 1, 0], 60).ShouldBeGreaterThan(ranking.Score([n, 0], 60));
            ranking.Score([n, 0], 60).ShouldBeGreaterThan(ranking.Score([n, 0], 61));
            ranking.Score([n, 0], 60).ShouldBeGreaterThan(ranking.Score([0, n], 60));
        }
    }
}

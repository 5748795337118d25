namespace Kontextual.Tests.Model;

/// <summary>What counts as a difference between the answers of two stores and the model.</summary>
public sealed class DifferenceTests
{
    [Test]
    public void Equal_answers_are_none() => In(Answer("1:aa"), Answer("1:aa")).ShouldBeNull();

    [Test]
    public void A_hash_that_differs_between_the_stores_is_one()
    {
        var found = In(Answer("1:aa"), Answer("1:bb"));

        found.ShouldNotBeNull();
        found.Said.ShouldBe([("Sqlite", "1:aa"), ("InMemory", "1:bb")]);
    }

    [Test]
    public void An_errors_sentence_that_differs_between_the_stores_is_one()
    {
        var (sqlite, memory) = (Answer("1:aa"), Answer("1:aa"));
        sqlite.Thrown(new ArgumentException("One thing."));
        memory.Thrown(new ArgumentException("Another."));
        var model = Answer(null);
        model.Thrown(new ArgumentException("A third, which nobody asks for."));

        Difference.In([("Sqlite", sqlite), ("InMemory", memory), ("model", model)]).ShouldNotBeNull()
            .Said.Select(said => said.Side).ShouldBe(["Sqlite", "InMemory"]);
    }

    [Test]
    public void A_line_that_one_side_lacks_is_one()
    {
        var sqlite = Answer("1:aa");
        sqlite.Add("more");

        In(sqlite, Answer("1:aa")).ShouldNotBeNull().Said.Count.ShouldBe(3);
    }

    private static Difference? In(Transcript sqlite, Transcript memory) =>
        Difference.In([("Sqlite", sqlite), ("InMemory", memory), ("model", Answer(null))]);

    private static Transcript Answer(string? seal) => new() { Seal = seal };
}

using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What is easily forgotten of a concept. That each of its steps is generated is a matter of <see cref="ModelTests"/>.</summary>
public sealed class ConceptTests
{
    [Test]
    public void Every_concept_has_its_own_place() =>
        Concepts.All.Select(concept => concept.Place).ShouldBe(Enumerable.Range(1, Concepts.All.Count));

    [Test]
    public void Every_row_of_an_entity_has_a_concept_whose_changes_are_read() => Concepts.Entities.Select(entity => entity.Kind).ShouldBe(
        Types.Where(type => !type.IsInterface && type.GetInterfaces().Any(face => face.Name == typeof(IEntityRow<>).Name))
            .Select(row => (EntityKind)row.GetProperty("Kind")!.GetValue(null)!),
        ignoreOrder: true);

    [Test]
    public async Task Every_listing_is_part_of_the_survey_in_the_present_and_in_the_past()
    {
        var transcript = new Transcript();
        await Surveys.RunAsync(new PlainReads(PlainState.Empty, new PlainRules()), 0, transcript);

        var listings = TypesUnder(typeof(ListStep<,>)).Select(type => type.Name).ToList();
        listings.Count.ShouldBeGreaterThan(2);
        foreach (var moment in new[] { "as of :", "as of 0:" })
        {
            var lines = transcript.Lines.Where(line => line.Contains(moment, StringComparison.Ordinal)).ToList();
            listings.Where(name => !lines.Exists(line => line.StartsWith($"{name} ", StringComparison.Ordinal))).ShouldBeEmpty();
        }
    }

    private static Type[] Types => typeof(Concept).Assembly.GetTypes();

    private static IEnumerable<Type> TypesUnder(Type ancestor) =>
        Types.Where(type => !type.IsAbstract && Ancestors(type).Any(each => each.Name == ancestor.Name && each.Namespace == ancestor.Namespace));

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
            yield return each;
    }
}

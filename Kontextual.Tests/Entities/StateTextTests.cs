using Kontextual.Domain;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Entities;

/// <summary>
/// The exact state of each kind of entity, written and read back. Whatever changes here makes existing stores fail their verification.
/// </summary>
public sealed class StateTextTests
{
    private static IEnumerable<TestCaseData> States() => WrittenStates.All
        .Select((state, number) => new TestCaseData(state).SetArgDisplayNames($"{state.Name} {number}"));

    [TestCaseSource(nameof(States)), Property("Rule", "C5")]
    public void A_state_has_exactly_this_text(WrittenState state) => state.Write().ShouldBe(state.Text);

    [TestCaseSource(nameof(States)), Property("Rule", "C5")]
    public void A_state_is_read_back_and_written_again_with_the_same_text(WrittenState state)
    {
        var read = state.Read(state.Text);

        foreach (var property in read is List<RunOutput> ? [] : read.GetType().GetProperties())
            property.GetValue(read).ShouldBe(property.GetValue(state.Value), property.Name);
        if (read is List<RunOutput> outputs)
            outputs.ShouldBe((List<RunOutput>)state.Value);
        state.WriteAgain(read).ShouldBe(state.Text);
    }

    [Test, Property("Rule", "C5"), Property("Rule", "L5")]
    public void Every_kind_of_entity_has_its_texts()
    {
        var forms = typeof(IEntityDescription).Assembly.GetTypes().Where(type => !type.IsInterface && !EntityDescriptionTests.IsOfSnapshots(type))
            .SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStateForm<>))
            .Select(type => type.GetGenericArguments()[0]);

        WrittenStates.All.Select(state => state.Value.GetType()).Distinct().ShouldBe([.. forms, typeof(List<RunOutput>)], ignoreOrder: true);
    }

    [Test, Property("Rule", "C5"), Property("Rule", "L5")]
    public void The_state_of_outputs_has_every_property_that_the_record_does_not_have()
    {
        var samples = EntitySamples.All.OfType<RunOutput>().ToList();
        samples.ShouldNotBeEmpty();

        // A later record ends an output.
        RunOutputsState.Read(RunOutputsState.Of(samples), samples[0].RunId, samples[0].Sequence)
            .ShouldBe(samples.Select(sample => sample with { ToSequence = null }));
    }

    [Test]
    public void Outputs_are_ordered_by_path_and_no_path_occurs_twice()
    {
        var output = EntitySamples.All.OfType<RunOutput>().First();
        var state = RunOutputsState.Of([output with { Path = "\ufb33" }, output with { Path = "b" }, output with { Path = "😀" }, output with { Path = "B" }]);

        // By UTF-16 code unit, as the members of all canonical JSON.
        RunOutputsState.Read(state, output.RunId, 3).Select(read => read.Path).ShouldBe(["B", "b", "😀", "\ufb33"]);
        Should.Throw<ArgumentException>(() => RunOutputsState.Of([output, output]));
    }

    [TestCase("""{"outputs":[]}""", "outputs")]
    [TestCase("""{"id":"x"}""", "outputs")]
    [TestCase("""{"outputs":{"p":{}}}""", "attempt")]
    [TestCase("""{"outputs":{"p":1}}""", "attempt")]
    [TestCase("""{"outputs":""", "JSON")]
    public void A_state_that_is_not_one_of_outputs_is_refused(string state, string what) =>
        Should.Throw<FormatException>(() => RunOutputsState.Read(state, default, 1)).Message.ShouldContain(what);
}

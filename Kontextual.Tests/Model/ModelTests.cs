using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>Random programs of several clients get the same answers from the model and from every backend.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ModelTests
{
    private const int Seed = 1;
    private const int LeastSteps = 20_000;
    private const int Commands = 100;

    [Test]
    [Property("Rule", "T1"), Property("Rule", "A2"), Property("Rule", "A3"), Property("Rule", "A4"), Property("Rule", "A7"), Property("Rule", "A9")]
    [Property("Rule", "R4"), Property("Rule", "C1"), Property("Rule", "C2"), Property("Rule", "Q1")]
    public void Random_programs_get_the_same_answers_from_the_model_and_from_every_backend()
    {
        var search = new Search(new PlainRules(), Backend.All);
        TestContext.Out.WriteLine($"model: seed {Seed}");
        for (var program = 0; search.Steps < LeastSteps; program++)
            search.Run(Search.SeedOf(Seed, program), Commands).ShouldBeTrue(search.Report);

        TestContext.Out.WriteLine($"model: seed {Seed}, {search.Programs} programs, {search.Steps} steps");
        search.Found.ShouldBeNull();
    }
}

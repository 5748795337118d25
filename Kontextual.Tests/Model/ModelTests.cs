using System.Globalization;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>Random programs of several clients get the same answers from the model and from every backend.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ModelTests
{
    private const int Seed = 1;
    private const int LeastSteps = 30_000;
    private const int Commands = 100;

    // What the programs must have met at least once; without it the agreement would say nothing about it.
    private static readonly string[] Errors =
    [
        "EntityNotFound", "EntityNotDeleted", "DuplicateName", "DuplicateRelationship", "DanglingReference", "VersionConflict", "ArtifactInUse",
        "CollectionInUse", "ContentNotText", "ArgumentOutOfRange", "Argument", "InvalidTransition", "RunAttemptEnded", "RunNotRunning", "RunNotStalled",
        "RunNotEnded", "IdempotencyKeyConflict",
    ];

    [Test]
    [Property("Rule", "T1"), Property("Rule", "T2"), Property("Rule", "T3"), Property("Rule", "A1"), Property("Rule", "A2"), Property("Rule", "A3")]
    [Property("Rule", "A4"), Property("Rule", "A5"), Property("Rule", "A6"), Property("Rule", "A7"), Property("Rule", "A8"), Property("Rule", "A9")]
    [Property("Rule", "R1"), Property("Rule", "R2"), Property("Rule", "R3"), Property("Rule", "R4"), Property("Rule", "X1"), Property("Rule", "X2")]
    [Property("Rule", "C1"), Property("Rule", "C2"), Property("Rule", "C4"), Property("Rule", "Q1")]
    [Property("Rule", "O1"), Property("Rule", "O2"), Property("Rule", "O3"), Property("Rule", "O4"), Property("Rule", "O5"), Property("Rule", "O6")]
    [Property("Rule", "O7")]
    public void Random_programs_get_the_same_answers_from_the_model_and_from_every_backend()
    {
        var search = new Search(new PlainRules(), Backend.All);
        for (var program = 0; search.Steps < LeastSteps; program++)
            search.Run(Search.SeedOf(Seed, program), Commands).ShouldBeTrue(search.Report);

        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"model: seed {Seed}, {search.Programs} programs, {search.Steps} steps, 0 differences"));
        var met = search.Outcomes.Keys.Select(outcome => outcome.Split(' ')).ToList();
        Kinds.Where(kind => !met.Exists(each => each[0] == kind && each[1] == "done")).ShouldBeEmpty();
        Errors.Except(met.Select(each => each[1])).ShouldBeEmpty();
    }

    private static IEnumerable<string> Kinds =>
        typeof(Step).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Step)) && !type.IsAbstract).Select(type => type.Name);
}

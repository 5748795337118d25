using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Gets artifacts with several revisions as of random sequences.</summary>
internal sealed class GetAsOf : ArtifactWorkload<(ArtifactId Id, long Sequence)>
{
    public override string Name => "as-of-get";

    public override string Operation => "get an artifact as of an earlier sequence";

    public override int OperationsPerRound => 2000;

    protected override (ArtifactId Id, long Sequence)[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => Input(plan, plan.First + i))];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, (ArtifactId Id, long Sequence) input) =>
        entrant.Contestant.GetAsOfAsync(input.Id, input.Sequence);

    private static (ArtifactId Id, long Sequence) Input(RoundPlan plan, long number) =>
        (plan.Catalogue.AnyOf(plan.Catalogue.WithHistory, number).Id, plan.Catalogue.AnySequence(number));
}

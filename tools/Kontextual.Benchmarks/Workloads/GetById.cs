using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Gets artifacts by id, in random order.</summary>
internal sealed class GetById : ArtifactWorkload<ArtifactId>
{
    public override string Name => "get-by-id";

    public override string Operation => "get an artifact by id";

    public override int OperationsPerRound => 3000;

    public override double? FloorTarget => 1.8;

    protected override ArtifactId[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.Any(plan.First + i).Id)];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, ArtifactId input) => entrant.Contestant.GetAsync(input);
}

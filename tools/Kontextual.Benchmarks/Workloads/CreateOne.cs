using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Creates artifacts. Each creation is a durable commit.</summary>
internal sealed class CreateOne : ArtifactWorkload<NewArtifact>
{
    public override string Name => "create-one";

    public override string Operation => "create an artifact, durably";

    public override int OperationsPerRound => 300;

    public override double? FloorTarget => 1.3;

    public override bool Writes => true;

    protected override NewArtifact[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.New("created", plan.First + i))];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, NewArtifact input) => entrant.Contestant.CreateAsync(input);
}

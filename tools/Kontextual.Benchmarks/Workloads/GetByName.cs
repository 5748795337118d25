using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Gets artifacts by name, in random order.</summary>
internal sealed class GetByName : ArtifactWorkload<CatalogueEntry>
{
    public override string Name => "get-by-name";

    public override string Operation => "get an artifact by collection and name";

    public override int OperationsPerRound => 3000;

    public override double? FloorTarget => 1.8;

    protected override CatalogueEntry[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.Any(plan.First + i))];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, CatalogueEntry input) =>
        entrant.Contestant.GetByNameAsync(input.Collection, input.Name);
}

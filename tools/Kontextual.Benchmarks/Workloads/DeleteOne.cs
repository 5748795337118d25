using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Deletes artifacts without relationships. Each deletion is a durable commit that expects the revision that was read.</summary>
internal sealed class DeleteOne : ArtifactWorkload<Removal>
{
    public override string Name => "delete";

    public override string Operation => "delete an artifact, durably";

    public override int OperationsPerRound => 200;

    public override bool Writes => true;

    protected override Removal[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.UnlinkedInTurn(plan.First + i)).Select(InputOf)];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, Removal input) => entrant.Contestant.DeleteAsync(input);

    private static Removal InputOf(Stores.CatalogueEntry entry) => new(entry.Id, Expected.Exactly(entry.Revision));
}

using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Restores artifacts. Each restoration is a durable commit. The deletion before it is not measured.</summary>
internal sealed class RestoreOne : ArtifactWorkload<(Removal Deletion, Removal Restoration)>
{
    public override string Name => "restore";

    public override string Operation => "restore a deleted artifact, durably";

    public override int OperationsPerRound => 200;

    public override bool Writes => true;

    protected override int WritesPerOperation => 2;

    protected override (Removal Deletion, Removal Restoration)[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.UnlinkedInTurn(plan.First + i)).Select(InputOf)];

    protected override async ValueTask PrepareOneAsync(Entrant entrant, (Removal Deletion, Removal Restoration) input) =>
        await entrant.Contestant.DeleteAsync(input.Deletion);

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, (Removal Deletion, Removal Restoration) input) =>
        entrant.Contestant.RestoreAsync(input.Restoration);

    private static (Removal Deletion, Removal Restoration) InputOf(Stores.CatalogueEntry entry) =>
        (new(entry.Id, Expected.Exactly(entry.Revision)), new(entry.Id, Expected.Exactly(entry.Revision + 1)));
}

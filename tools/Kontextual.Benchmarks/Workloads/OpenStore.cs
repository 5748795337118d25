using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Opens a closed store in a process that has already opened a store, reads one artifact and closes the store.</summary>
internal sealed class OpenStore : ArtifactWorkload<ArtifactId>
{
    public override string Name => "open";

    public override string Operation => "open a store, get one artifact, close the store";

    public override int OperationsPerRound => 30;

    public override Task BeginAsync(Entrant entrant, Catalogue catalogue) => Task.CompletedTask;

    protected override ArtifactId[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.Any(plan.First + i).Id)];

    protected override async ValueTask<Artifact> RunOneAsync(Entrant entrant, ArtifactId input)
    {
        await using var contestant = await Entrant.OpenAsync(entrant.Kind, entrant.Path, entrant.Sources);
        return await contestant.GetAsync(input);
    }
}

using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Clients that create artifacts. Each creation is a durable commit.</summary>
internal sealed class ConcurrentWriters(int clients, string kind) : ConcurrentWorkload<NewArtifact>
{
    public override string Name => $"writers-{clients}";

    public override string Operation => $"create an artifact, durably; {clients} writers";

    public override int OperationsPerRound => 800;

    protected override int Clients => clients;

    protected override NewArtifact[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.New(kind, plan.First + i))];

    protected override async ValueTask RunOneAsync(IContestant contestant, NewArtifact input) => await contestant.CreateAsync(input);
}

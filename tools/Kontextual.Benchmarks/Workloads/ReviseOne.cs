using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>
/// Writes new contents for artifacts that are distributed over the store. Each write is a durable commit that expects the revision that was
/// read.
/// </summary>
internal sealed class ReviseOne : ArtifactWorkload<NewContent>
{
    public override string Name => "revise-one";

    public override string Operation => "revise an artifact, durably";

    public override int OperationsPerRound => 300;

    public override double? FloorTarget => 1.3;

    public override bool Writes => true;

    protected override NewContent[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => Input(plan, plan.First + i))];

    protected override ValueTask<Artifact> RunOneAsync(Entrant entrant, NewContent input) => entrant.Contestant.ReviseAsync(input);

    private static NewContent Input(RoundPlan plan, long number)
    {
        var (entry, revision) = plan.Catalogue.InTurn(number);
        return new(entry.Id, Expected.Exactly(revision), plan.Catalogue.Samples.Text(2_000_000_000 + number), Stores.Samples.Origin(number));
    }
}

using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>New artifacts, a thousand in a durable commit.</summary>
internal sealed class CreateBatch : SequentialWorkload<IReadOnlyList<NewArtifact>, IReadOnlyList<Artifact>>
{
    private const int BatchSize = 1000;

    public override string Name => "create-batch";

    public override string Operation => "create 1,000 artifacts in one durable commit";

    public override int OperationsPerRound => 2;

    public override bool Writes => true;

    protected override int WritesPerOperation => BatchSize;

    protected override IReadOnlyList<NewArtifact>[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => Batch(plan, plan.First + i))];

    protected override ValueTask<IReadOnlyList<Artifact>> RunOneAsync(Entrant entrant, IReadOnlyList<NewArtifact> input) =>
        entrant.Contestant.CreateManyAsync(input);

    protected override long Fold(IReadOnlyList<Artifact> answer) => answer.Count + answer[^1].UpdatedAt.Ticks;

    protected override void Describe(IReadOnlyList<Artifact> answer, AnswerDigest digest)
    {
        foreach (var artifact in answer)
            digest.Add(artifact);
    }

    // One collection a batch, as one import goes into one.
    private static List<NewArtifact> Batch(RoundPlan plan, long number)
    {
        var collection = plan.Catalogue.Collections[(int)(number % plan.Catalogue.Collections.Count)];
        return [.. Enumerable.Range(0, BatchSize).Select(i => plan.Catalogue.New("batch", (number * BatchSize) + i) with { Collection = collection })];
    }
}

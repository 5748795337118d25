using System.Globalization;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Floor;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Creates many artifacts in one durable commit.</summary>
internal sealed class CreateBatch(int size) : SequentialWorkload<IReadOnlyList<NewArtifact>, IReadOnlyList<Artifact>>
{
    public override string Name => "create-batch";

    public override string Operation => string.Create(CultureInfo.InvariantCulture, $"create {size:N0} artifacts in one durable commit");

    public override int OperationsPerRound => 2;

    public override bool Writes => true;

    public override double? FloorTarget => 1.8;

    public override bool Admits(ContestantKind contestant) => true;

    protected override int WritesPerOperation => size;

    protected override IReadOnlyList<NewArtifact>[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => Batch(plan, plan.First + i))];

    protected override ValueTask PrepareOneAsync(Entrant entrant, IReadOnlyList<NewArtifact> input)
    {
        if (entrant.Contestant is BareInserts inserts)
            inserts.Prepare(input);
        return ValueTask.CompletedTask;
    }

    protected override ValueTask<IReadOnlyList<Artifact>> RunOneAsync(Entrant entrant, IReadOnlyList<NewArtifact> input) =>
        entrant.Contestant.CreateManyAsync(input);

    protected override long Fold(IReadOnlyList<Artifact> answer) => answer.Count + answer[^1].UpdatedAt.Ticks;

    protected override void Describe(IReadOnlyList<Artifact> answer, AnswerDigest digest)
    {
        foreach (var artifact in answer)
            digest.Add(artifact);
    }

    // Each batch uses one collection, like an import.
    private List<NewArtifact> Batch(RoundPlan plan, long number)
    {
        var collection = plan.Catalogue.Collections[(int)(number % plan.Catalogue.Collections.Count)];
        return [.. Enumerable.Range(0, size).Select(i => plan.Catalogue.New("batch", (number * size) + i) with { Collection = collection })];
    }
}

using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Reads the history of artifacts with ten revisions.</summary>
internal sealed class ReadHistory : SequentialWorkload<ArtifactId, IReadOnlyList<RevisionEntry>>
{
    public override string Name => "history";

    public override string Operation => "the 10 revisions of an artifact with their changes";

    public override int OperationsPerRound => 600;

    public override double? FloorTarget => 2;

    protected override ArtifactId[] Inputs(RoundPlan plan)
    {
        var some = plan.Catalogue.WithHistory;
        return [.. Enumerable.Range(0, plan.Operations).Select(i => some[(int)((plan.First + i) % some.Count)].Id)];
    }

    protected override ValueTask<IReadOnlyList<RevisionEntry>> RunOneAsync(Entrant entrant, ArtifactId input) =>
        entrant.Contestant.HistoryAsync(input);

    protected override long Fold(IReadOnlyList<RevisionEntry> answer) => answer.Count + answer[^1].Change.Sequence;

    protected override void Describe(IReadOnlyList<RevisionEntry> answer, AnswerDigest digest)
    {
        foreach (var entry in answer)
            digest.Add(entry);
    }
}

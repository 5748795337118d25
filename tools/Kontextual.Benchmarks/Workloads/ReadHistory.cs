using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>The revisions of artifacts that have ten.</summary>
internal sealed class ReadHistory : SequentialWorkload<ArtifactId, IReadOnlyList<Revision>>
{
    public override string Name => "history";

    public override string Operation => "the 10 revisions of an artifact";

    public override int OperationsPerRound => 600;

    protected override ArtifactId[] Inputs(RoundPlan plan)
    {
        var some = plan.Catalogue.WithHistory;
        return [.. Enumerable.Range(0, plan.Operations).Select(i => some[(int)((plan.First + i) % some.Count)].Id)];
    }

    protected override ValueTask<IReadOnlyList<Revision>> RunOneAsync(Entrant entrant, ArtifactId input) =>
        entrant.Contestant.HistoryAsync(input);

    protected override long Fold(IReadOnlyList<Revision> answer) => answer.Count + answer[^1].FromSequence;

    protected override void Describe(IReadOnlyList<Revision> answer, AnswerDigest digest)
    {
        foreach (var revision in answer)
            digest.Add(revision);
    }
}

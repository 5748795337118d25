using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Reads pages of change records after random positions.</summary>
internal sealed class ChangesPage : SequentialWorkload<ChangePosition, ChangePage>
{
    public override string Name => "changes-page";

    public override string Operation => "a page of 100 change records after a position";

    public override int OperationsPerRound => 150;

    public override double? FloorTarget => 2;

    protected override ChangePosition[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.AnyOf(plan.Catalogue.Positions, plan.First + i))];

    protected override ValueTask<ChangePage> RunOneAsync(Entrant entrant, ChangePosition input) => entrant.Contestant.ChangesAsync(input);

    protected override long Fold(ChangePage answer) => answer.Records.Count + answer.Next.Sequence;

    protected override void Describe(ChangePage answer, AnswerDigest digest)
    {
        digest.Add(answer.Next, answer.HasMore);
        foreach (var record in answer.Records)
            digest.Add(record);
    }
}

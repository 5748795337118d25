using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Gets artifacts with the texts of their head revisions, in random order.</summary>
internal sealed class GetContent : SequentialWorkload<ArtifactId, ArtifactText>
{
    public override string Name => "get-content";

    public override string Operation => "get an artifact by id with its text, checked against its digest";

    public override int OperationsPerRound => 2000;

    public override double? FloorTarget => 1.6;

    protected override ArtifactId[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.Any(plan.First + i).Id)];

    protected override ValueTask<ArtifactText> RunOneAsync(Entrant entrant, ArtifactId input) => entrant.Contestant.GetTextAsync(input);

    protected override long Fold(ArtifactText answer) => answer.Artifact.HeadRevision + answer.Text.Length;

    protected override void Describe(ArtifactText answer, AnswerDigest digest)
    {
        digest.Add(answer.Artifact);
        digest.Add(answer.Text);
    }
}

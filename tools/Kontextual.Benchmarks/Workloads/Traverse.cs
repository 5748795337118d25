using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Follows relationships from random artifacts. A traversal reaches about a hundred artifacts.</summary>
internal sealed class Traverse : SequentialWorkload<ArtifactId, Traversal>
{
    private const int Depth = 6;

    public override string Name => "traverse";

    public override string Operation => "the artifacts that relationships of an artifact lead to in at most 6 steps";

    public override int OperationsPerRound => 200;

    public override double? FloorTarget => 2;

    protected override ArtifactId[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => plan.Catalogue.AnyOf(plan.Catalogue.Linked, plan.First + i).Id)];

    protected override ValueTask<Traversal> RunOneAsync(Entrant entrant, ArtifactId input) => entrant.Contestant.TraverseAsync(input, Depth);

    protected override long Fold(Traversal answer) => answer.Items.Count + answer.Items[^1].Distance + answer.Items[^1].Artifact.Name.Length;

    protected override void Describe(Traversal answer, AnswerDigest digest)
    {
        digest.Add(answer.IsTruncated);
        foreach (var (artifact, distance) in answer.Items)
        {
            digest.Add(artifact);
            digest.Add(distance);
        }
    }
}

using Kontextual.Benchmarks.Checks;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>A workload in which each operation returns one artifact.</summary>
internal abstract class ArtifactWorkload<TInput> : SequentialWorkload<TInput, Artifact>
{
    protected override long Fold(Artifact answer) => answer.HeadRevision + answer.Size + answer.UpdatedAt.Ticks + answer.Name.Length;

    protected override void Describe(Artifact answer, AnswerDigest digest) => digest.Add(answer);
}

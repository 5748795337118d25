using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>The results of the rounds of one workload.</summary>
internal sealed record WorkloadResult(
    string Workload, string Operation, bool IsConcurrent, int OperationsPerRound, IReadOnlyList<ContestantResult> Contestants)
{
    public ContestantResult this[ContestantKind kind] => Contestants.First(result => result.Contestant == kind);
}

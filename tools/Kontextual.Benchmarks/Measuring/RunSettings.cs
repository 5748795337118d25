using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>
/// The settings of a run. Operations per round are given by the name of a workload. The empty name applies to all other workloads.
/// </summary>
internal sealed record RunSettings(
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<ContestantKind> Contestants,
    int Rounds,
    int Warmups,
    int Artifacts,
    int Size,
    int Seed,
    IReadOnlyDictionary<string, int> OperationsByWorkload)
{
    public int OperationsOf(Workload workload) =>
        OperationsByWorkload.TryGetValue(workload.Name, out var own) ? own
        : OperationsByWorkload.TryGetValue(string.Empty, out var general) ? general
        : workload.OperationsPerRound;
}

using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>What was asked for. Operations a round are by the name of a workload; under the empty name, those of every other.</summary>
internal sealed record RunSettings(
    IReadOnlyList<Workload> Workloads,
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

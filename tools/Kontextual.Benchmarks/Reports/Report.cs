using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Reports;

/// <summary>Everything that a run found, and how to repeat it.</summary>
internal sealed record Report(
    string Command, int Rounds, int Warmups, int Artifacts, int Size, int Seed, MachineFacts Machine, IReadOnlyList<WorkloadResult> Workloads);

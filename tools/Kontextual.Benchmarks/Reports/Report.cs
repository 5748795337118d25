using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Reports;

/// <summary>The results of a run, and the command line to repeat it.</summary>
internal sealed record Report(
    string Command, int Rounds, int Warmups, int Artifacts, int Size, int Seed, MachineFacts Machine, IReadOnlyList<WorkloadResult> Workloads);

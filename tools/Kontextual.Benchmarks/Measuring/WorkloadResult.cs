using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>The results of the rounds of one workload.</summary>
/// <remarks><c>FloorTarget</c> is the highest accepted ratio of Kontextual to Floor; null when there is none.</remarks>
internal sealed record WorkloadResult(
    string Workload,
    string Operation,
    bool IsConcurrent,
    int OperationsPerRound,
    IReadOnlyList<ContestantResult> Contestants,
    double? FloorTarget)
{
    /// <summary>The highest accepted ratio of Floor to bare inserts.</summary>
    public const double InsertsTarget = 1.2;

    /// <summary>The ratio of Kontextual to Floor; null when one of them did not take part.</summary>
    public Spread? ToFloor => RatioOf(ContestantKind.Kontextual, ContestantKind.Floor);

    /// <summary>The ratio of Floor to bare inserts; null when one of them did not take part.</summary>
    public Spread? FloorToInserts => RatioOf(ContestantKind.Floor, ContestantKind.BareInserts);

    public ContestantResult? Find(ContestantKind kind) => Contestants.FirstOrDefault(result => result.Contestant == kind);

    // As the ratio to Raw: within each round, from turns that are seconds apart.
    private Spread? RatioOf(ContestantKind one, ContestantKind other) =>
        Find(one) is { } above && Find(other) is { } below
            ? Spread.Of([.. above.PerOperationByRound.Zip(below.PerOperationByRound, (time, unit) => time / unit)])
            : null;
}

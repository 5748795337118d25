using System.Diagnostics;
using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Measuring;

/// <summary>The result of the measured rounds of one contestant. Times are in seconds.</summary>
internal sealed record ContestantResult(
    ContestantKind Contestant,
    double PerOperation,
    double OperationsPerSecond,
    double P50,
    double P99,
    double P999,
    IReadOnlyList<double> PerOperationByRound,
    IReadOnlyList<double> RatioByRound,
    Spread Ratio)
{
    /// <param name="kind">The contestant.</param>
    /// <param name="rounds">The rounds of the contestant.</param>
    /// <param name="limits">
    /// The rounds of Raw. Each round is compared with the same round of Raw, because both were measured shortly after each other.
    /// </param>
    public static ContestantResult Of(ContestantKind kind, IReadOnlyList<Round> rounds, IReadOnlyList<Round> limits)
    {
        var each = rounds.Select(round => round.SecondsPerOperation).ToList();
        var ratios = rounds.Zip(limits, (round, limit) => round.SecondsPerOperation / limit.SecondsPerOperation).ToList();
        var latencies = rounds.SelectMany(round => round.Latencies).Select(ticks => (double)ticks / Stopwatch.Frequency).Order().ToList();
        var median = Statistics.Median(each);
        return new(
            kind, median, 1 / median, At(latencies, 0.5), At(latencies, 0.99), At(latencies, 0.999), each, ratios, Spread.Of(ratios));
    }

    // A latency that was measured, not one interpolated between two.
    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];
}

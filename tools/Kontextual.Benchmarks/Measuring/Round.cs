namespace Kontextual.Benchmarks.Measuring;

/// <summary>The result of one round of one contestant. Times are in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Elapsed">
/// The time of all operations: their sum or, with several clients, the time from the start of the first to the end of the last.
/// </param>
/// <param name="Latencies">The time of each operation.</param>
/// <param name="Writes">The number of change records.</param>
internal sealed record Round(long Elapsed, long[] Latencies, int Writes)
{
    /// <summary>The start of the round, by a clock that all processes of the machine share.</summary>
    public long Start { get; init; }

    /// <summary>A digest of the answers, which is equal for all contestants. Null when the answers are not deterministic.</summary>
    public string? Answers { get; init; }

    public double SecondsPerOperation => (double)Elapsed / System.Diagnostics.Stopwatch.Frequency / Latencies.Length;
}

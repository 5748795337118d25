namespace Kontextual.Benchmarks.Measuring;

/// <summary>What one contestant did in one round. Times are in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="Elapsed">The time of all operations: their sum, or with several clients from the first's beginning to the last's end.</param>
/// <param name="Latencies">The time of each operation.</param>
/// <param name="Writes">How many change records it made.</param>
internal sealed record Round(long Elapsed, long[] Latencies, int Writes)
{
    /// <summary>When it began, by a clock that the processes of one machine share.</summary>
    public long Start { get; init; }

    /// <summary>What was answered, in short; the same for all contestants. Null where answers depend on chance.</summary>
    public string? Answers { get; init; }

    public double SecondsPerOperation => (double)Elapsed / System.Diagnostics.Stopwatch.Frequency / Latencies.Length;
}

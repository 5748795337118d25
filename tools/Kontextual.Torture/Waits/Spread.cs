namespace Kontextual.Torture;

/// <summary>The distribution of several durations, in milliseconds.</summary>
internal sealed record Spread(double Median, double P99, double Longest)
{
    public static Spread Of(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("There are no durations.", nameof(times))
            : new Spread(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], sorted[^1]);
    }

    public override string ToString() => Phrase.Of($"{Median:0.0}/{P99:0.0}/{Longest:0.0} ms");
}

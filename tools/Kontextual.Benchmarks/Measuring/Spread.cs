namespace Kontextual.Benchmarks.Measuring;

/// <summary>The distribution of the values of several rounds.</summary>
internal sealed record Spread(double Median, double Min, double Quartile1, double Quartile3, double Max)
{
    public static Spread Of(IReadOnlyCollection<double> values) => new(
        Statistics.Median(values),
        values.Min(),
        Statistics.Quantile(values, 0.25),
        Statistics.Quantile(values, 0.75),
        values.Max());
}

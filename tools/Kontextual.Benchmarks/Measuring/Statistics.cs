namespace Kontextual.Benchmarks.Measuring;

/// <summary>Computes quantiles with linear interpolation between two values.</summary>
internal static class Statistics
{
    public static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        var place = part * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}

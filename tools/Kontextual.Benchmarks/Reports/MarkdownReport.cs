using System.Globalization;
using System.Text;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Reports;

/// <summary>Writes a report for people.</summary>
internal static class MarkdownReport
{
    public static string Of(Report report)
    {
        var text = new StringBuilder();
        AppendFacts(text, report);
        var sequential = report.Workloads.Where(workload => !workload.IsConcurrent).ToList();
        if (sequential.Count > 0)
            AppendSequential(text, sequential);
        var concurrent = report.Workloads.Where(workload => workload.IsConcurrent).ToList();
        if (concurrent.Count > 0)
            AppendConcurrent(text, concurrent);
        return text.ToString();
    }

    /// <summary>Returns a result on one line: the time per operation of each contestant, and its ratio to the time of Raw.</summary>
    public static string Brief(WorkloadResult result) => string.Join(
        ", ", result.Contestants.Select(who => $"{Name(who.Contestant)} {Time(who.PerOperation)} (× {Ratio(who.Ratio)})"));

    private static void AppendFacts(StringBuilder text, Report report)
    {
        var machine = report.Machine;
        Line(text, $"{machine.Cores} cores, {machine.System} ({machine.Architecture}), {machine.Framework} with the {machine.GarbageCollector} collector,");
        Line(text, $"SQLite {machine.Sqlite}, file system {machine.FileSystem}. {report.Artifacts:N0} artifacts of {report.Size:N0} bytes, seed {report.Seed},");
        Line(text, $"{report.Rounds} measured rounds after {report.Warmups} to warm up.");
        Line(text, $"");
        Line(text, $"```");
        Line(text, $"{report.Command}");
        Line(text, $"```");
    }

    private static void AppendSequential(StringBuilder text, List<WorkloadResult> workloads)
    {
        Line(text, $"");
        Line(text, $"One client. Times are medians per operation over the rounds; × is the time in units of Raw's, median (least to most; quartiles).");
        Line(text, $"");
        Line(text, $"| Workload | One operation | Raw | Plain EF | Kontextual | Plain EF × | Kontextual × |");
        Line(text, $"|---|---|---:|---:|---:|---|---|");
        foreach (var one in workloads)
        {
            var (raw, plain, product) = (one[ContestantKind.Raw], one[ContestantKind.PlainEf], one[ContestantKind.Kontextual]);
            Line(text, $"| {one.Workload} | {one.Operation} | {Time(raw.PerOperation)} | {Time(plain.PerOperation)} | {Time(product.PerOperation)} | {Ratio(plain.Ratio)} | {Ratio(product.Ratio)} |");
        }
    }

    private static void AppendConcurrent(StringBuilder text, List<WorkloadResult> workloads)
    {
        Line(text, $"");
        Line(text, $"Many clients. × is the time per operation in units of Raw's, so below 1 is faster; latencies are over all measured operations.");
        Line(text, $"");
        Line(text, $"| Workload | One operation | Contestant | Operations a second | p50 | p99 | p99.9 | × |");
        Line(text, $"|---|---|---|---:|---:|---:|---:|---|");
        foreach (var one in workloads)
        {
            foreach (var who in one.Contestants)
                Line(text, $"| {one.Workload} | {one.Operation} | {Name(who.Contestant)} | {who.OperationsPerSecond:N0} | {Time(who.P50)} | {Time(who.P99)} | {Time(who.P999)} | {Ratio(who.Ratio)} |");
        }
    }

    private static string Name(ContestantKind kind) => kind == ContestantKind.PlainEf ? "Plain EF" : kind.ToString();

    private static string Ratio(Spread ratio) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ratio.Median:0.00} ({ratio.Min:0.00} to {ratio.Max:0.00}; {ratio.Quartile1:0.00}, {ratio.Quartile3:0.00})");

    private static string Time(double seconds)
    {
        var (value, unit) = seconds switch
        {
            < 1e-3 => (seconds * 1e6, "µs"),
            < 1 => (seconds * 1e3, "ms"),
            _ => (seconds, "s"),
        };
        return value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + unit;
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

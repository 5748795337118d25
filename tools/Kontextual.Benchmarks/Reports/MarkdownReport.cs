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
        var all = workloads.SelectMany(one => one.Contestants).Select(who => who.Contestant).Distinct().Order().ToList();
        List<ContestantKind> timed = [.. all.Where(kind => kind != ContestantKind.BareInserts)];
        List<ContestantKind> compared = [.. timed.Where(kind => kind != ContestantKind.Raw)];
        Line(text, $"");
        Line(text, $"One client. Times are medians per operation over the rounds; × is the time in units of Raw's, median (least to most; quartiles).");
        Line(text, $"");
        Line(text, $"| Workload | One operation | {Cells(timed, Name)} | {Cells(compared, kind => $"{Name(kind)} ×")} |");
        Line(text, $"|---|---|{string.Concat(timed.Select(_ => "---:|"))}{string.Concat(compared.Select(_ => "---|"))}");
        foreach (var one in workloads)
            Line(text, $"| {one.Workload} | {one.Operation} | {Cells(timed, kind => Time(one.Find(kind)!.PerOperation))} | {Cells(compared, kind => Ratio(one.Find(kind)!.Ratio))} |");
        AppendFloor(text, workloads);
    }

    private static void AppendFloor(StringBuilder text, List<WorkloadResult> workloads)
    {
        if (workloads.Any(one => one.ToFloor is not null))
        {
            Line(text, $"");
            Line(text, $"The library against the leanest schema. × is the time in units of Floor's; the target is the highest accepted median.");
            Line(text, $"");
            Line(text, $"| Workload | Floor | Kontextual | Kontextual × Floor | Target |");
            Line(text, $"|---|---:|---:|---|---|");
            foreach (var one in workloads.Where(one => one.ToFloor is not null))
                Line(text, $"| {one.Workload} | {Time(one.Find(ContestantKind.Floor)!.PerOperation)} | {Time(one.Find(ContestantKind.Kontextual)!.PerOperation)} | {Ratio(one.ToFloor!)} | {one.FloorTarget} |");
        }

        foreach (var one in workloads.Where(one => one.FloorToInserts is not null))
        {
            Line(text, $"");
            Line(text, $"{one.Workload}: Floor takes {Ratio(one.FloorToInserts!)} times as long as bare inserts ({Time(one.Find(ContestantKind.BareInserts)!.PerOperation)}); the target is {WorkloadResult.InsertsTarget}.");
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

    private static string Cells(List<ContestantKind> kinds, Func<ContestantKind, string> cell) => string.Join(" | ", kinds.Select(cell));

    private static string Name(ContestantKind kind) => kind switch
    {
        ContestantKind.PlainEf => "Plain EF",
        ContestantKind.BareInserts => "Bare inserts",
        _ => kind.ToString(),
    };

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

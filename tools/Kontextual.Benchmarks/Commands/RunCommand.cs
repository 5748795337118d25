using System.CommandLine;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Reports;
using Kontextual.Benchmarks.Stores;
using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Commands;

/// <summary><c>run</c>: measures the workloads, checks their results and reports the times.</summary>
internal sealed class RunCommand : Command
{
    private readonly Option<string> _workloads = new("--workloads")
    {
        Description = "The names of the workloads, separated by commas. All workloads by default.",
    };
    private readonly Option<string> _contestants = new("--contestants")
    {
        Description = "The contestants, separated by commas. Raw must be one of them. All contestants by default.",
    };
    private readonly Option<int?> _rounds = new("--rounds") { Description = "The number of measured rounds. 7 by default." };
    private readonly Option<int?> _warmups = new("--warmups") { Description = "The number of warm-up rounds. 5 by default." };
    private readonly Option<string> _operations = new("--operations")
    {
        Description = "The number of operations per round: one number for all workloads, or name=number, separated by commas.",
    };

    private readonly Option<string?> _markdown = new("--markdown") { Description = "The file to which the tables are also written, as Markdown." };
    private readonly Option<string?> _json = new("--json") { Description = "The file to which all figures are written, as JSON." };
    private readonly Option<bool> _smoke = new("--smoke")
    {
        Description = "Make a small run of all workloads, which proves that the contestants do the same work.",
    };
    private readonly StoreOptions _store = new();

    public RunCommand()
        : base("run", "Measures hand-written SQLite, plain EF Core, the leanest schema and the library, which do the same work in turns.")
    {
        Add(_workloads);
        Add(_contestants);
        Add(_rounds);
        Add(_warmups);
        Add(_operations);
        Add(_markdown);
        Add(_json);
        Add(_smoke);
        _store.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(parsed);
        using var folder = _store.Open(parsed);
        Console.WriteLine($"Filling a store with {settings.Artifacts} artifacts of {settings.Size} bytes.");
        var filled = await folder.FilledAsync(settings.Artifacts, settings.Size, settings.Seed);
        DurabilityCheck.Require(filled);
        var catalogue = await Catalogue.ReadAsync(filled, settings.Seed, settings.Size);
        var competition = new Competition(folder, FilledFiles.Of(folder, filled), catalogue, settings);
        var (results, failures) = await MeasureAsync(competition, settings, cancellationToken);
        await WriteAsync(parsed, ReportOf(parsed, settings, folder, results), cancellationToken);
        foreach (var failure in failures)
            await Console.Error.WriteLineAsync($"FAILED {failure}");
        return failures.Count == 0 ? 0 : 1;
    }

    private static async Task<(List<WorkloadResult> Results, List<string> Failures)> MeasureAsync(
        Competition competition, RunSettings settings, CancellationToken cancellationToken)
    {
        var (results, failures) = (new List<WorkloadResult>(), new List<string>());
        foreach (var workload in settings.Workloads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Console.WriteLine($"{workload.Name}: {workload.Operation}");
            try
            {
                var result = await competition.RunAsync(workload);
                results.Add(result);

                // Printed immediately, so that the results so far remain when a long run is aborted.
                Console.WriteLine($"    {MarkdownReport.Brief(result)}");
            }
            catch (CheckFailedException e)
            {
                // A workload that failed has no figures. The other workloads are still reported.
                failures.Add(e.Message);
            }
        }

        return (results, failures);
    }

    private RunSettings SettingsOf(ParseResult parsed)
    {
        var smoke = parsed.GetValue(_smoke);
        var workloads = WorkloadList.Named(Parts(parsed.GetValue(_workloads)), smoke ? WorkloadList.Small : WorkloadList.All);
        return new(
            workloads,
            ContestantsOf(Parts(parsed.GetValue(_contestants))),
            parsed.GetValue(_rounds) ?? (smoke ? 1 : 7),
            parsed.GetValue(_warmups) ?? (smoke ? 0 : 5),
            _store.Artifacts(parsed, smoke ? 200 : 50_000),
            _store.Size(parsed),
            _store.Seed(parsed),
            OperationsOf(Parts(parsed.GetValue(_operations)), smoke));
    }

    private static Dictionary<string, int> OperationsOf(string[] given, bool smoke)
    {
        var operations = new Dictionary<string, int>();
        if (smoke)
        {
            operations[string.Empty] = 16;
            operations["create-batch"] = 1;
            operations["link-batch"] = 1;
            operations["open"] = 3;
        }

        foreach (var pair in given.Select(part => part.Split('=')))
            operations[pair.Length == 2 ? pair[0] : string.Empty] = int.Parse(pair[^1], System.Globalization.CultureInfo.InvariantCulture);
        return operations;
    }

    private static List<ContestantKind> ContestantsOf(string[] names)
    {
        List<ContestantKind> all = [.. Enum.GetValues<ContestantKind>()];
        List<ContestantKind> given = names.Length == 0 ? all : [.. all.Intersect(names.Select(Enum.Parse<ContestantKind>))];
        return given.Contains(ContestantKind.Raw)
            ? given
            : throw new ArgumentException($"{ContestantKind.Raw} must be a contestant, because all others are compared with it.");
    }

    private static string[] Parts(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Report ReportOf(ParseResult parsed, RunSettings settings, StoreFolder folder, List<WorkloadResult> results) => new(
        CommandLine.Of(parsed), settings.Rounds, settings.Warmups, settings.Artifacts, settings.Size, settings.Seed,
        MachineFacts.Of(folder.FileSystem), results);

    private async Task WriteAsync(ParseResult parsed, Report report, CancellationToken cancellationToken)
    {
        var markdown = MarkdownReport.Of(report);
        Console.WriteLine();
        Console.Write(markdown);
        if (parsed.GetValue(_markdown) is { } markdownFile)
            await File.WriteAllTextAsync(markdownFile, markdown, cancellationToken);
        if (parsed.GetValue(_json) is { } jsonFile)
            await File.WriteAllTextAsync(jsonFile, JsonReport.Of(report), cancellationToken);
    }
}

using System.Text.RegularExpressions;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

/// <summary>docs/performance.md shows the leanest schema as the benchmarks create it, and lists the workloads and their targets.</summary>
[TestFixture]
public sealed partial class PerformanceDocumentTests
{
    private const string Benchmarks = "Kontextual.Benchmarks";

    private readonly string[] document = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "performance.md"));

    [Test]
    public void The_schema_of_Floor_is_the_one_that_the_benchmarks_create()
    {
        var shown = document.SkipWhile(line => line != "```sql").Skip(1).TakeWhile(line => line != "```").ToList();
        var created = SourceTree.Read(Benchmarks, "Floor/FloorSchema.cs").Select(line => line.Trim()).ToList();

        shown.Count.ShouldBeGreaterThan(10);
        shown.Select(line => line.Trim()).ShouldBe(created.SkipWhile(line => line != "\"\"\"").Skip(1).TakeWhile(line => line != "\"\"\";"));
    }

    [Test]
    public void Every_workload_is_listed_with_its_target()
    {
        var rows = document.Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var workloads = SourceTree.FilesOf(Benchmarks).Where(file => file.StartsWith("Workloads/", StringComparison.Ordinal))
            .Select(file => string.Join('\n', SourceTree.Read(Benchmarks, file)))
            .Where(text => Name().IsMatch(text))
            .Select(text => (Name: Name().Match(text).Groups[1].Value, Target: Target().Match(text).Groups[1].Value))
            .ToList();

        workloads.Count.ShouldBeGreaterThan(10);
        workloads.ShouldAllBe(workload => rows.Any(row => row.Length == 5
            && row[1].Split(',', StringSplitOptions.TrimEntries).Contains(workload.Name) && row[3] == workload.Target));
    }

    [GeneratedRegex(@"override string Name => ""([^""]+)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"override double\? FloorTarget => ([\d.]+)")]
    private static partial Regex Target();
}

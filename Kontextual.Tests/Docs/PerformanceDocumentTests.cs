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
    public void Every_workload_is_listed_with_its_target_and_no_other()
    {
        var listed = RowsUnder("## What is measured").SelectMany(row => row[1].Split(',', StringSplitOptions.TrimEntries).Select(name => (name, row[3]))).ToList();

        listed.Count.ShouldBeGreaterThan(15);
        listed.Select(row => row.name).ShouldBeUnique();
        foreach (var workload in Workloads())
            listed.ShouldContain(row => workload.Name.IsMatch(row.name) && row.Item2 == workload.Target, workload.Name.ToString());
        foreach (var row in listed)
            Workloads().ShouldContain(workload => workload.Name.IsMatch(row.name), row.name);
    }

    [Test]
    public void The_figures_stand_beside_the_targets_of_their_workloads()
    {
        var figures = RowsUnder("## Figures").Where(row => row.Length == 10).ToList();

        figures.Count.ShouldBeGreaterThan(10);
        foreach (var row in figures)
            Workloads().ShouldContain(workload => workload.Name.IsMatch(row[1]) && row[7] == workload.Target, row[1]);
    }

    private IEnumerable<string[]> RowsUnder(string heading) => document
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(row => Workload().IsMatch(row[1]));

    // A name can contain a number that the program computes.
    private static List<(Regex Name, string Target)> Workloads() => SourceTree.FilesOf(Benchmarks)
        .Where(file => file.StartsWith("Workloads/", StringComparison.Ordinal))
        .Select(file => string.Join('\n', SourceTree.Read(Benchmarks, file)))
        .Where(text => Name().IsMatch(text))
        .Select(text => (
            new Regex($"^{Computed().Replace(Name().Match(text).Groups[1].Value, "[0-9]+")}$", RegexOptions.CultureInvariant),
            Target().Match(text).Groups[1].Value))
        .ToList();

    [GeneratedRegex("^[a-z]+[-a-z0-9, ]*$")]
    private static partial Regex Workload();

    [GeneratedRegex(@"override string Name => \$?""([^""]+)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Computed();

    [GeneratedRegex(@"override double\? FloorTarget => ([\d.]+)")]
    private static partial Regex Target();
}

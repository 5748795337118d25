using System.Text.RegularExpressions;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public partial class LineageTests
{
    [Test, Property("Rule", "O5")]
    public async Task Lineage_is_a_tree_from_the_artifact_up_to_its_inputs()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("lineage", "summary.md")).ShouldExitWith(0).Out.ShouldBe(
            $"""
            summary.md revision 1
            └── run summarise {store.Run}
                ├── data.csv revision 1
                └── outside https://example.org/x

            """);
        (await store.RunAsync("lineage", "summary.md", "--up", "--depth", "1", "--format", "tree")).ShouldExitWith(0).Out.ShouldBe(
            $"summary.md revision 1\n└── run summarise {store.Run}\n");
        (await store.RunAsync("lineage", store.Data.ToString(), "--down", "--revision", "1")).ShouldExitWith(0).Out.ShouldBe(
            $"data.csv revision 1\n└── run summarise {store.Run}\n    └── summary.md revision 1\n");
        (await store.RunAsync("lineage", "--run", store.Run.ToString(), "--down")).ShouldExitWith(0).Out.ShouldBe(
            $"run summarise {store.Run}\n└── summary.md revision 1\n");
        (await store.RunAsync("lineage", "data.csv")).ShouldExitWith(0).Out.ShouldBe("data.csv revision 1\n");
    }

    [Test, Property("Rule", "O5")]
    public async Task A_node_that_is_reached_again_is_marked_and_a_cycle_ends()
    {
        using var store = await PipelineStore.NewAsync();
        (await store.RunAsync("link", "data.csv", "derived-from", "summary.md")).ShouldExitWith(0);
        (await store.RunAsync("link", "summary.md", "cites", "data.csv")).ShouldExitWith(0);

        var tree = (await store.RunAsync("lineage", "summary.md", "--types", "derived-from,cites")).ShouldExitWith(0).Out;

        var lines = tree.TrimEnd('\n').Split('\n');
        lines.Count(line => line.EndsWith("data.csv revision 1", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.EndsWith("data.csv revision 1 (see above)", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.EndsWith("summary.md revision 1 (see above)", StringComparison.Ordinal)).ShouldBe(1);
        lines.Length.ShouldBe(6);
        (await store.RunAsync("lineage", "summary.md")).Out.ShouldNotContain("see above");
    }

    [Test]
    public async Task Mermaid_is_a_flowchart_whose_labels_are_data()
    {
        using var store = await PipelineStore.NewAsync();
        await store.Work.ReviseAsync("summary.md", new() { Name = """a "quoted" #1; <b>`x`</b> ]|%% end""" });
        await using (var repository = await store.Work.OpenAsync())
        {
            var run = (await repository.StartRunAsync(new() { Operation = "copy", Inputs = new() { Entries = [InputDraft.Of("from", store.Summary)] } })).Value;
            await repository.BeginRunAsync(new(run.Id, 1));
            await repository.RecordOutputAsync(new(run.Id, 1), new() { Path = "to", ArtifactId = store.Data });
        }

        var lines = (await store.RunAsync("lineage", "data.csv", "--format", "mermaid")).ShouldExitWith(0).Out.TrimEnd('\n').Split('\n');

        lines[0].ShouldBe("flowchart TD");
        lines.Skip(1).ShouldAllBe(line => MermaidNode().IsMatch(line) || MermaidEdge().IsMatch(line));
        lines.ShouldContain(line => line.Contains("a #34;quoted#34; #35;1; #60;b#62;#96;x#96;#60;/b#62; ]|%% end revision 2", StringComparison.Ordinal));
        lines.ShouldContain("    n1 -->|\"produced to\"| n0");
        lines.ShouldContain("    n2 -->|\"used from\"| n1");
    }

    [Test]
    public async Task Json_has_the_nodes_and_edges_that_the_tree_shows()
    {
        using var store = await PipelineStore.NewAsync();
        var graph = (await store.RunAsync("lineage", "summary.md", "--json")).ShouldExitWith(0).Json;
        (await store.RunAsync("lineage", "summary.md", "--format", "json")).ShouldExitWith(0).Json.GetRawText().ShouldBe(graph.GetRawText());
        graph.GetProperty("isTruncated").GetBoolean().ShouldBeFalse();
        var nodes = graph.GetProperty("nodes").EnumerateArray().ToList();
        nodes.Select(node => node.GetProperty("kind").GetString()).ShouldBe(["Revision", "Run", "Revision", "External"], ignoreOrder: true);
        nodes[0].GetProperty("name").GetString().ShouldBe("summary.md");
        var keys = nodes.Select(node => node.GetProperty("key").GetString()!).ToList();
        var edges = graph.GetProperty("edges").EnumerateArray().ToList();
        edges.Select(edge => edge.GetProperty("label").GetString()).ShouldBe(["in", "web", "out/summary.md"], ignoreOrder: true);
        edges.SelectMany(edge => (string[])[edge.GetProperty("from").GetString()!, edge.GetProperty("to").GetString()!]).ShouldBeSubsetOf(keys);
    }

    [Test]
    public async Task Lineage_says_when_there_is_more_and_refuses_contradictions()
    {
        using var store = await PipelineStore.NewAsync();
        var run = store.Run.ToString();
        (await store.RunAsync("lineage", "summary.md", "--limit", "2")).ShouldExitWith(0).Error.ShouldContain("more than 2 nodes");
        (await store.RunAsync("lineage", "summary.md", "--as-of", "2")).ShouldExitWith(3);
        (await store.RunAsync("lineage", "nothing")).ShouldExitWith(3).Sentence.ShouldContain("'nothing'");
        (await store.RunAsync("lineage", "summary.md", "--revision", "9")).ShouldExitWith(3);
        (await store.RunAsync("lineage")).ShouldExitWith(2).Sentence.ShouldContain("--run");
        (await store.RunAsync("lineage", "summary.md", "--run", run)).ShouldExitWith(2).Sentence.ShouldContain("either an artifact or a run");
        (await store.RunAsync("lineage", "--run", run, "--revision", "1")).ShouldExitWith(2).Sentence.ShouldContain("--revision");
        (await store.RunAsync("lineage", "summary.md", "--up", "--down")).ShouldExitWith(2).Sentence.ShouldContain("one of them");
        (await store.RunAsync("lineage", "summary.md", "--json", "--format", "mermaid")).ShouldExitWith(2).Sentence.ShouldContain("one of them");
        (await store.RunAsync("lineage", "summary.md", "--format", "svg")).ShouldExitWith(2).Sentence.ShouldContain("svg");
        (await store.RunAsync("lineage", "summary.md", "--types", "Loud Type")).ShouldExitWith(2);
        (await store.RunAsync("lineage", "summary.md", "--depth", "101")).ShouldExitWith(2).Sentence.ShouldContain("from 1 to 100");
    }

    [GeneratedRegex("""^    n\d+(\["[^"]+"\]|\(\["[^"]+"\]\)|\[/"[^"]+"/\])$""")]
    private static partial Regex MermaidNode();

    [GeneratedRegex("""^    n\d+ -->\|"[^"]+"\| n\d+$""")]
    private static partial Regex MermaidEdge();
}

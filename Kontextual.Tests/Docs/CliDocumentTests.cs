using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

/// <summary>docs/cli.md lists the members that the tool's JSON has.</summary>
[TestFixture]
public sealed partial class CliDocumentTests
{
    private readonly string[] document = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "cli.md"));

    // The last members are those that the tool adds to what the library's type gives.
    [TestCase("artifact", typeof(Artifact), "collection")]
    [TestCase("hit", typeof(SearchHit))]
    [TestCase("snippet", typeof(SearchSnippet))]
    [TestCase("highlight", typeof(SearchHighlight))]
    [TestCase("revision", typeof(Revision))]
    [TestCase("change", typeof(ChangeRecord))]
    [TestCase("relationship", typeof(Relationship), "source", "target")]
    [TestCase("run", typeof(OperationRun))]
    [TestCase("bundle", typeof(InputBundle))]
    [TestCase("input", typeof(InputEntry))]
    [TestCase("step", typeof(WorkflowStep))]
    [TestCase("output", typeof(RunOutput))]
    [TestCase("manifest", typeof(RunManifest))]
    [TestCase("entry", typeof(ManifestEntry))]
    [TestCase("diagnostic", typeof(Diagnostic))]
    [TestCase("edge", typeof(LineageEdge))]
    [TestCase("stale output", typeof(StaleOutput))]
    [TestCase("cause", typeof(StaleCause))]
    [TestCase("package", typeof(ContextPackage))]
    [TestCase("reference", typeof(ContextReference))]
    [TestCase("finding", typeof(Finding))]
    [TestCase("provenance", typeof(Kontextual.Domain.Provenance))]
    public void The_members_of_an_object_are_listed(string name, Type type, params string[] added) => MembersOf(name).ShouldBe(
        type.GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).OfType<string>().Concat(added),
        ignoreOrder: true);

    [Test]
    public void The_members_of_a_node_of_each_kind_are_listed() => MembersOf("node").Distinct().ShouldBe(
        ((Type[])[typeof(RevisionNode), typeof(RunNode), typeof(ExternalNode)])
            .SelectMany(type => type.GetProperties())
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>(inherit: true)?.Name).OfType<string>().Distinct().Append("kind"),
        ignoreOrder: true);

    // A line lists members, and can refer to those of the state of an artifact and then name those of them that are left out.
    private List<string> MembersOf(string name)
    {
        var line = document.Single(line => line.StartsWith($"- {name}: ", StringComparison.Ordinal));
        var parts = Remark().Replace(line, "").Split(" except ");
        List<string> referred = line.Contains("the members of the [state of an artifact](formats.md#artifact)", StringComparison.Ordinal)
            ? [.. FormatTables.RowsOf("### Artifact").Select(row => row[0])]
            : [];
        var others = parts.Skip(1).SelectMany(Listed).ToList();
        others.ShouldBeSubsetOf(referred);
        return [.. Listed(parts[0]), .. referred.Except(others)];
    }

    private static IEnumerable<string> Listed(string text) => Member().Matches(text).Select(member => member.Groups[1].Value);

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Member();
}

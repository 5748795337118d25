using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Consumers;

/// <summary>The program of docs/queries.md prints what the document says, and uses every filter.</summary>
public sealed partial class QueriesDocumentTests
{
    private readonly string document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "queries.md"));

    [Test, Property("Rule", "Q1"), Property("Rule", "Q2")]
    public async Task The_program_prints_what_the_document_says()
    {
        using var folder = new TempFolder();
        await ConsumerProject.BuildAsync(folder, "Queries", Block("csharp"));
        var run = await ChildProcess.RunAsync("dotnet", [folder.File("out/Queries.dll")], folder.Path);

        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldBe(Block("text"));
    }

    [Test]
    public void The_program_uses_every_property_of_a_query()
    {
        var program = Block("csharp");
        foreach (var property in typeof(ArtifactQuery).GetProperties())
            program.ShouldContain($" {property.Name} = ", customMessage: property.Name);
    }

    [Test]
    public void The_document_says_of_every_filter_how_it_is_answered()
    {
        var rows = document.Split('\n').SkipWhile(line => line != "| Filter | In the present | In the past |").TakeWhile(line => line.StartsWith('|'));
        rows.Skip(2).SelectMany(row => Quoted().Matches(row.Split('|')[1]).Select(name => name.Groups[1].Value))
            .ShouldBe(typeof(ArtifactFilter).GetProperties().Select(property => property.Name), ignoreOrder: true);
    }

    private string Block(string language) => Regex.Match(document, $"```{language}\n(?<code>.*?)```", RegexOptions.Singleline).Groups["code"].Value;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

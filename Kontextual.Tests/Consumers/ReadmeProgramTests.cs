using System.Text.RegularExpressions;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Consumers;

/// <summary>The first program of the README, in a project that has nothing but references to the projects of this repository.</summary>
public sealed partial class ReadmeProgramTests
{
    [Test, Property("Rule", "L3")]
    public async Task The_first_program_of_the_readme_runs_twice_and_ends()
    {
        using var folder = new TempFolder();
        await ConsumerProject.BuildAsync(folder, "Notes", FirstProgram());
        var first = await ChildProcess.RunAsync("dotnet", [folder.File("out/Notes.dll")], folder.Path);
        var second = await ChildProcess.RunAsync("dotnet", [folder.File("out/Notes.dll")], folder.Path);

        (first.ExitCode, first.Errors).ShouldBe((0, ""));
        (second.ExitCode, second.Errors).ShouldBe((0, ""));
        first.Output.ShouldContain("revision 1");
        second.Output.ShouldContain("revision 2");
    }

    private static string FirstProgram() =>
        CSharpBlock().Match(File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"))).Groups["code"].Value;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}

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
        await File.WriteAllTextAsync(folder.File("Program.cs"), FirstProgram());
        await File.WriteAllTextAsync(folder.File("Notes.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{SourceTree.Root}/Kontextual.Persistence/Kontextual.Persistence.csproj" />
                <ProjectReference Include="{SourceTree.Root}/Kontextual.Persistence.Migrations/Kontextual.Persistence.Migrations.csproj" />
              </ItemGroup>
            </Project>
            """);

        // Built as the tests are, so that what they use is not built anew under them.
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var build = await ChildProcess.RunAsync("dotnet", ["build", "-c", configuration, "-o", folder.File("out")], folder.Path);
        build.ExitCode.ShouldBe(0, build.Output);
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

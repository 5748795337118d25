using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Consumers;

/// <summary>A console project that has nothing but references to the projects of this repository.</summary>
internal static class ConsumerProject
{
    // Two builds at the same time would write the same files of the referenced projects.
    private static readonly SemaphoreSlim Building = new(1);

    /// <summary>Writes and builds a project of one file. The program is in the folder <c>out</c> afterwards.</summary>
    public static async Task BuildAsync(TempFolder folder, string name, string program)
    {
        await File.WriteAllTextAsync(folder.File("Program.cs"), program);
        await File.WriteAllTextAsync(folder.File($"{name}.csproj"), $"""
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
        await Building.WaitAsync();
        try
        {
            var build = await ChildProcess.RunAsync("dotnet", ["build", "-c", configuration, "-o", folder.File("out")], folder.Path);
            build.ExitCode.ShouldBe(0, build.Output);
        }
        finally
        {
            Building.Release();
        }
    }
}

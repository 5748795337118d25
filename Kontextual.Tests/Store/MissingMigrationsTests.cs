using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Store;

/// <summary>The tool as a program of its own, deployed with and without the migrations.</summary>
[TestFixture]
public sealed class MissingMigrationsTests
{
    private const string Migrations = "Kontextual.Persistence.Migrations";

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "L3")]
    public async Task An_application_without_the_migrations_is_told_what_it_lacks(bool deployed)
    {
        using var application = new TempFolder();
        using var folder = new TempFolder();
        var path = folder.File("s.db");
        Deploy(application, file => deployed || file != Migrations + ".dll");

        var run = await ChildProcess.RunAsync("dotnet", ["exec", application.File("kontextual.dll"), "init", "--store", path], folder.Path);

        if (deployed)
            run.ExitCode.ShouldBe(0, run.Errors);
        else
        {
            run.ExitCode.ShouldNotBe(0);
            run.Errors.ShouldContain($"reference the project or package {Migrations}");
        }

        File.Exists(path).ShouldBe(deployed);
    }

    // Without a list of its dependencies a program takes the assemblies beside it, and the native library too.
    private static void Deploy(TempFolder application, Func<string, bool> isDeployed)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(file => isDeployed(Path.GetFileName(file))))
            File.Copy(file, application.File(Path.GetFileName(file)));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "kontextual.runtimeconfig.json"), application.File("kontextual.runtimeconfig.json"));
        var native = ((string)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES")!)
            .Split(Path.PathSeparator)
            .Where(directory => directory.StartsWith(Path.Combine(AppContext.BaseDirectory, "runtimes"), StringComparison.Ordinal))
            .SelectMany(Directory.EnumerateFiles);
        foreach (var file in native)
            File.Copy(file, application.File(Path.GetFileName(file)));
    }
}

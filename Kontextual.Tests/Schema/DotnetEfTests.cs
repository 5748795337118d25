using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Schema;

/// <summary>The real <c>dotnet ef</c>, as a person runs it from the root of the repository.</summary>
[TestFixture]
public sealed class DotnetEfTests
{
    [Test]
    [Property("Rule", "L3")]
    [Property("Rule", "D3")]
    public async Task Dotnet_ef_makes_the_store_that_the_environment_names_as_the_library_would()
    {
        using var folder = new TempFolder();
        var path = folder.File("made by ef.db");

        await UpdateAsync([], ("KONTEXTUAL_STORE", path));

        await ShouldBeAStoreOfTheLibraryAsync(folder, path);
    }

    [Test]
    [Property("Rule", "L3")]
    public async Task Dotnet_ef_makes_the_store_of_a_connection_string_as_the_library_would()
    {
        using var folder = new TempFolder();
        var path = folder.File("made.db");

        await UpdateAsync(["--connection", $"Data Source={path}"], ("KONTEXTUAL_STORE", folder.File("other.db")));

        File.Exists(folder.File("other.db")).ShouldBeFalse();
        await ShouldBeAStoreOfTheLibraryAsync(folder, path);
    }

    [Test]
    [Property("Rule", "L3")]
    public async Task Dotnet_ef_refuses_a_script_and_names_the_command_to_use()
    {
        using var folder = new TempFolder();

        var run = await RunAsync(["migrations", "script"], ("KONTEXTUAL_STORE", folder.File("none.db")));

        run.ExitCode.ShouldNotBe(0);
        (run.Output + run.Errors).ShouldContain("A script cannot create or migrate a SQLite store");
        (run.Output + run.Errors).ShouldContain("dotnet ef database update");
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    private static async Task ShouldBeAStoreOfTheLibraryAsync(TempFolder folder, string path)
    {
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([Path.GetFileName(path), Path.GetFileName(path) + ".lock"]);
        await using var own = await TestStore.OpenAsync(Backend.Sqlite);
        using (var made = new RawStore(path))
        using (var expected = new RawStore(own.Path))
        {
            made.Schema.ShouldBe(expected.Schema);
            foreach (var pragma in new[] { "application_id", "user_version", "page_size", "encoding", "journal_mode", "auto_vacuum" })
                made.Scalar($"PRAGMA {pragma}").ShouldBe(expected.Scalar($"PRAGMA {pragma}"), pragma);
        }

        await using var repository = await KnowledgeStore.OpenAsync(o => o.UseSqlite(path, s => s.MigrateOnOpen = false));
        await repository.CreateCollectionAsync(Draft.Collection("notes"));
        (await repository.SummarizeAsync()).Collections.ShouldBe(1);
    }

    private static async Task UpdateAsync(IEnumerable<string> more, params IEnumerable<(string Name, string Value)> environment)
    {
        var run = await RunAsync(["database", "update", .. more], environment);
        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<string> command, params IEnumerable<(string Name, string Value)> environment)
    {
        if (ChildProcess.SolutionFolder is not { } root)
        {
            Assert.Ignore("The tests do not run inside the repository, so there is no project for dotnet ef.");
            return default;
        }

        var (code, _, errors) = await ChildProcess.RunAsync("dotnet", ["tool", "run", "dotnet-ef", "--", "--version"], root);
        if (code != 0)
            Assert.Ignore($"dotnet ef is not restored (dotnet tool restore): {errors.Trim()}");

        // What the tests were built with is there already; building here too would take long and could meet another build.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return await ChildProcess.RunAsync(
            "dotnet", ["tool", "run", "dotnet-ef", "--", .. command, "--no-build", "--configuration", configuration], root, environment);
    }
}

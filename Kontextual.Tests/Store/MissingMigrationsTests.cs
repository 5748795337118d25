using System.Reflection;
using System.Runtime.Loader;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

[TestFixture]
public sealed class MissingMigrationsTests
{
    private const string Migrations = "Kontextual.Persistence.Migrations";

    [Test]
    [Property("Rule", "L3")]
    public async Task An_application_that_references_the_library_alone_is_told_what_it_lacks()
    {
        using var folder = new TempFolder();
        var application = new ApplicationWithout(Migrations);
        var opening = application.LoadFromAssemblyName(typeof(MissingMigrationsTests).Assembly.GetName())
            .GetType(typeof(MissingMigrationsTests).FullName!, throwOnError: true)!
            .GetMethod(nameof(ErrorOfOpeningAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

        var error = await (Task<string>)opening.Invoke(null, [folder.File("s.db")])!;

        error.ShouldStartWith(nameof(InvalidOperationException));
        error.ShouldContain($"reference the project or package {Migrations}");
        Directory.EnumerateFiles(folder.Path, "*.db*").Select(Path.GetFileName).ShouldBe(["s.db.lock"]);
    }

    [Test]
    public async Task With_the_migrations_the_same_application_opens()
    {
        using var folder = new TempFolder();

        (await ErrorOfOpeningAsync(folder.File("s.db"))).ShouldBe("none");
    }

    private static async Task<string> ErrorOfOpeningAsync(string path)
    {
        try
        {
            await using var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(path));
            return "none";
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    /// <summary>This program's assemblies loaded anew, as if one of them had never been deployed.</summary>
    private sealed class ApplicationWithout(string missing) : AssemblyLoadContext("without " + missing)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name == missing)
                throw new FileNotFoundException($"Could not load file or assembly '{assemblyName}'.", assemblyName.FullName);

            // SQLite itself is one for the whole process; what asks for the migrations is the library and EF.
            return assemblyName.Name!.StartsWith("Kontextual", StringComparison.Ordinal)
                || assemblyName.Name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                    ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
                    : null;
        }
    }
}

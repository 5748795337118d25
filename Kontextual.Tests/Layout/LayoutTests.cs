using System.Xml.Linq;

namespace Kontextual.Tests.Layout;

/// <summary>A folder is a concept; one public type a file; files of a size to be read.</summary>
public sealed class LayoutTests
{
    private const int MostLines = 250;

    // What is no concept of the domain, and why it may have a folder.
    private static readonly Dictionary<string, string[]> OwnFolders = new()
    {
        // Backends differ only below it; Mapping is the DbContext and the conversions that all concepts share, Queries how EF runs theirs, Work
        // the transactions and views in which they run.
        ["Kontextual.Persistence"] = ["Backends", "Mapping", "Queries", "Work"],
        // Harness is what tests are written with, Layout these tests, Cli those of the tool, Schema those of migrations, Model all verbs against a model, Consumers applications that use the library, Corruption values that were damaged.
        ["Kontextual.Tests"] = ["Backends", "Harness", "Layout", "Mapping", "Cli", "Schema", "Docs", "Model", "Consumers", "Corruption"],
    };

    private static IEnumerable<string> FilesToRead() =>
        SourceTree.Product.Concat(["Kontextual.Tests", "Kontextual.Benchmarks", "Kontextual.Torture"])
            .SelectMany(project => SourceTree.FilesOf(project).Select(file =>
                Path.GetRelativePath(SourceTree.Root, Path.Combine(SourceTree.FolderOf(project), file)).Replace('\\', '/')));

    [Test, Property("Rule", "L2")]
    public void Every_file_declares_at_most_one_public_type_and_is_named_like_it()
    {
        int types = 0;
        foreach (var project in SourceTree.Product)
        {
            foreach (var file in SourceTree.FilesOf(project))
            {
                var declared = SourceTree.PublicTypesOf(project, file);
                types += declared.Count;
                declared.Count.ShouldBeLessThanOrEqualTo(1, $"{project}/{file}: {string.Join(", ", declared)}");
                if (declared.Count == 1)
                    Path.GetFileName(file).Split('.')[0].ShouldBe(declared[0], $"{project}/{file}");
            }
        }

        types.ShouldBeGreaterThan(80);
    }

    [Test, Property("Rule", "L2")]
    public void The_source_holds_exactly_the_public_types_of_the_assemblies()
    {
        foreach (var (project, assembly) in Assemblies.Product)
        {
            // A partial type lies in several files.
            var written = SourceTree.FilesOf(project).SelectMany(file => SourceTree.PublicTypesOf(project, file)).Distinct();
            var compiled = assembly.GetExportedTypes().Where(type => !type.IsNested && !Assemblies.IsGenerated(type)).Select(type => type.Name.Split('`')[0]);
            written.ShouldBe(compiled, ignoreOrder: true, project);
        }
    }

    [TestCase("Kontextual.Persistence")]
    [TestCase("Kontextual.Tests")]
    [Property("Rule", "L2")]
    public void Folders_have_the_names_of_the_domains_concepts(string project)
    {
        var concepts = SourceTree.FoldersOf("Kontextual.Domain");
        concepts.ShouldContain("Artifacts");

        SourceTree.FoldersOf(project).Except(OwnFolders[project]).ShouldBeSubsetOf(concepts);
    }

    [TestCase("Collections")]
    [TestCase("Artifacts")]
    [TestCase("Contents")]
    [TestCase("Relationships")]
    [TestCase("Contexts")]
    [TestCase("Changes")]
    [TestCase("Repository")]
    [TestCase("Paging")]
    [TestCase("Store")]
    [Property("Rule", "L2")]
    public void A_concept_with_verbs_has_its_folder_in_domain_persistence_and_tests(string concept)
    {
        foreach (var project in new[] { "Kontextual.Domain", "Kontextual.Persistence", "Kontextual.Tests" })
            SourceTree.FoldersOf(project).ShouldContain(concept, project);
    }

    [Test, Property("Rule", "L2")]
    public void Backends_have_the_same_folders_in_persistence_and_tests() =>
        BackendsOf("Kontextual.Tests").ShouldBe(BackendsOf("Kontextual.Persistence"));

    [TestCaseSource(nameof(FilesToRead))]
    [Property("Rule", "L2")]
    public void No_file_is_longer_than_250_lines(string file) =>
        File.ReadLines(Path.Combine(SourceTree.Root, file)).Count().ShouldBeLessThanOrEqualTo(MostLines);

    [Test, Property("Rule", "L1")]
    public void The_domain_has_no_packages_and_references_no_project()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "Kontextual.Domain", "Kontextual.Domain.csproj"));

        project.Descendants("PackageReference").ShouldBeEmpty();
        project.Descendants("ProjectReference").ShouldBeEmpty();
        project.Descendants("FrameworkReference").ShouldBeEmpty();
    }

    private static IEnumerable<string> BackendsOf(string project) =>
        SourceTree.FilesOf(project).Where(file => file.StartsWith("Backends/", StringComparison.Ordinal)).Select(file => file.Split('/'))
            .Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct().Order(StringComparer.Ordinal);
}

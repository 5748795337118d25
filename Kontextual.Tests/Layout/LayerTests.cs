using Kontextual.Persistence;

namespace Kontextual.Tests.Layout;

/// <summary>Folders of Persistence need each other downwards only; methods are of a length to be read.</summary>
public sealed class LayerTests
{
    private const int MostLinesOfAMethod = 40;
    private const int MostPairs = 5;

    private static readonly Layers Layers = Layers.Read();

    [Test, Property("Rule", "L1")]
    public void Every_folder_has_one_layer()
    {
        var folders = SourceTree.FilesOf("Kontextual.Persistence").Where(file => file.Contains('/', StringComparison.Ordinal))
            .Select(file => file[..file.LastIndexOf('/')]).Distinct().Order(StringComparer.Ordinal);

        Layers.FoldersFromTheTop.SelectMany(folder => folder).Order(StringComparer.Ordinal).ShouldBe(folders);
    }

    [Test, Property("Rule", "L1")]
    public void No_folder_needs_one_of_its_own_layer_or_above()
    {
        using var code = Persistence();
        var needs = code.FolderNeeds();
        needs.Count.ShouldBeGreaterThan(50);
        var allowed = Layers.Exceptions.Select(edge => (edge.From, edge.To)).ToHashSet();

        needs.Where(need => !allowed.Contains(need.Key) && !(Layers.LayerOf(need.Key.From) < Layers.LayerOf(need.Key.To)))
            .Select(need => $"{need.Key.From} -> {need.Key.To}: {need.Value}").Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Test, Property("Rule", "L1")]
    public void The_exceptions_are_few_and_needed_and_explained()
    {
        using var code = Persistence();
        var needs = code.FolderNeeds();

        Layers.Exceptions.Count.ShouldBeLessThanOrEqualTo(MostPairs);
        Layers.Exceptions.ShouldAllBe(edge => needs.ContainsKey(new(edge.From, edge.To)));
        Layers.Exceptions.ShouldAllBe(edge => edge.Why.Length > 20);
    }

    [Test, Property("Rule", "L1")]
    public void At_most_five_pairs_of_folders_need_each_other()
    {
        using var code = Persistence();
        var needs = code.FolderNeeds().Keys.ToHashSet();

        needs.Where(need => needs.Contains((need.To, need.From)) && string.CompareOrdinal(need.From, need.To) < 0)
            .Select(need => $"{need.From} <-> {need.To}").Order(StringComparer.Ordinal).Count().ShouldBeLessThanOrEqualTo(MostPairs);
    }

    [TestCase("Kontextual.Domain")]
    [TestCase("Kontextual.Persistence")]
    [TestCase("Kontextual.Cli")]
    [Property("Rule", "L2")]
    public void No_method_is_longer_than_40_lines(string project)
    {
        using var code = new CompiledCode(project, Assemblies.Product.Single(one => one.Project == project).Assembly.Location);
        var methods = code.Methods().ToList();
        methods.Count.ShouldBeGreaterThan(100);

        methods.Where(method => method.Lines > MostLinesOfAMethod).ShouldBeEmpty();
    }

    private static CompiledCode Persistence() => new("Kontextual.Persistence", typeof(KnowledgeStore).Assembly.Location);
}

using System.Reflection;
using System.Text.RegularExpressions;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Contexts;

/// <summary>The boundary to phase memory: docs/phase-memory-boundary.md names what is left out, and no name of the product has the words for it.</summary>
public sealed partial class BoundaryTests
{
    // What DESIGN leaves out by X3, each as the document calls it.
    private static readonly string[] LeftOut =
    [
        "Retention", "Decay", "Compaction of memory", "Activation planning", "Preference memory", "Vector search", "embeddings", "Parsing", "transforming Markdown",
        "model providers",
    ];

    private static readonly IReadOnlyList<string[]> Guarded = RowsOf("| Left out |");
    private static readonly string[] Words = [.. Guarded.SelectMany(row => row[2].Split(',', StringSplitOptions.TrimEntries))];
    private static readonly string[] Allowed = [.. RowsOf("| Name |").SelectMany(row => row[0].Split(',', StringSplitOptions.TrimEntries))];

    [Test, Property("Rule", "X3")]
    public void The_document_names_each_thing_that_is_left_out_with_its_words()
    {
        foreach (var thing in LeftOut)
            Guarded.ShouldContain(row => row[0].Contains(thing, StringComparison.OrdinalIgnoreCase), thing);
        Guarded.ShouldAllBe(row => row.Length == 3 && row[1].Length > 10 && row[2].Length > 2);
        Words.ShouldBeUnique();
        Words.ShouldAllBe(word => word.All(char.IsLower));
    }

    [Test, Property("Rule", "X3")]
    public void No_public_name_has_a_guarded_word()
    {
        var names = Assemblies.Product.SelectMany(one => one.Assembly.GetExportedTypes()).SelectMany(NamesOf).Distinct().ToList();

        names.Count.ShouldBeGreaterThan(300);
        names.Except(Allowed).Where(IsGuarded).ShouldBeEmpty();
        Allowed.ShouldBeSubsetOf(names);
        Allowed.ShouldAllBe(name => IsGuarded(name));
    }

    [Test, Property("Rule", "X3")]
    public void No_table_column_index_or_view_has_a_guarded_word()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        var names = context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property => property.Name).Append(entity.Name.Split('.')[^1]))
            .Concat(SchemaViews.All.Select(view => view.Name)).ToList();

        names.Count.ShouldBeGreaterThan(100);
        names.Except(Allowed).Where(IsGuarded).ShouldBeEmpty();
    }

    [TestCase("RetentionPolicy")]
    [TestCase("expires_at")]
    [TestCase("MaxTtl")]
    [TestCase("Embeddings")]
    [TestCase("RelevanceScore")]
    [TestCase("FindSimilarAsync")]
    [TestCase("LLMClient")]
    [Property("Rule", "X3")]
    public void A_name_that_crosses_the_boundary_is_found_out(string name) => IsGuarded(name).ShouldBeTrue();

    [TestCase("Cattle")]
    [TestCase("CompactAsync")]
    [TestCase("content_chunks")]
    public void Another_name_is_not(string name) => IsGuarded(name).ShouldBeFalse();

    private static bool IsGuarded(string name) =>
        Word().Matches(name).Any(word => Words.Any(guarded => word.Value.StartsWith(guarded, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> NamesOf(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => !Assemblies.IsGenerated(type))
        .SelectMany(member => member is MethodBase method ? method.GetParameters().Select(p => p.Name ?? "").Append(member.Name) : [member.Name])
        .Append(type.Name.Split('`')[0]);

    private static IReadOnlyList<string[]> RowsOf(string head)
    {
        var document = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "phase-memory-boundary.md"));
        return
        [
            .. document.SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()[1..^1]),
        ];
    }

    // A word of a name: LLM, Relevance, score, at.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}

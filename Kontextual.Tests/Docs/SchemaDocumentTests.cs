using System.Globalization;
using System.Text.RegularExpressions;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Docs;

/// <summary>docs/schema.md says what the model says, no less and no more.</summary>
[TestFixture]
public sealed partial class SchemaDocumentTests
{
    private readonly string document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "schema.md"));
    private IReadOnlyList<ITable> tables = null!;

    [OneTimeSetUp]
    public void ReadModel()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        tables = [.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
        tables.Count.ShouldBe(context.Model.GetEntityTypes().Count());
    }

    [Test]
    [Property("Rule", "D1")]
    public void Every_table_has_its_section_with_every_column() => SectionsOf(document).ShouldBe(
        tables.SelectMany(table => table.Columns.Select(
            column => $"{table.Name}.{column.Name} {column.StoreType} {(column.IsNullable ? "yes" : "no")}")),
        ignoreOrder: true);

    [Test]
    [Property("Rule", "D2")]
    public void The_diagram_has_every_foreign_key() => DiagramKey().Matches(document)
        .Select(m => $"{m.Groups["child"]}({m.Groups["columns"]}) -> {m.Groups["parent"]}, {(m.Groups["one"].Value == "|o" ? "optional" : "required")}")
        .ShouldBe(
            tables.SelectMany(table => table.ForeignKeyConstraints).Select(key =>
                $"{key.Table.Name}({string.Join(", ", key.Columns.Select(c => c.Name))}) -> {key.PrincipalTable.Name}, "
                + (key.Columns.Any(c => c.IsNullable) ? "optional" : "required")),
            ignoreOrder: true);

    [Test]
    [Property("Rule", "D2")]
    public void The_diagram_has_every_key_column_of_every_table() => DiagramColumns(document).ShouldBe(
        tables.SelectMany(table => table.Columns.Select(column => (Table: table, Column: column, Roles: RolesOf(table, column))))
            .Where(c => c.Roles.Length > 0)
            .Select(c => $"{c.Table.Name}.{c.Column.Name} {c.Column.StoreType} {c.Roles}"),
        ignoreOrder: true);

    [Test]
    [Property("Rule", "D1")]
    public void Every_view_is_named()
    {
        foreach (var (name, _) in SchemaViews.All)
            document.ShouldContain($"| {name} |");
    }

    [Test]
    public void The_page_size_is_the_one_that_stores_have() =>
        document.ShouldContain($"{StoreFormat.PageSize.ToString("N0", CultureInfo.InvariantCulture)} bytes, by measurement");

    [Test]
    public void A_document_with_a_column_too_many_or_too_few_is_found_out()
    {
        const string small = "### things\n\n| Column | Type | NULL | Meaning |\n|---|---|---|---|\n| id | TEXT | no | x |\n";

        SectionsOf(small).ShouldBe(["things.id TEXT no"]);
        SectionsOf(small + "| more | INTEGER | yes | y |\n").ShouldBe(["things.id TEXT no", "things.more INTEGER yes"]);
        DiagramColumns("erDiagram\n    things {\n        TEXT id PK\n    }\n").ShouldBe(["things.id TEXT PK"]);
    }

    private static string RolesOf(ITable table, IColumn column)
    {
        var isPrimary = table.PrimaryKey!.Columns.Contains(column);
        var isForeign = table.ForeignKeyConstraints.Any(key => key.Columns.Contains(column));
        return (isPrimary, isForeign) switch
        {
            (true, true) => "PK, FK",
            (true, false) => "PK",
            (false, true) => "FK",
            _ => string.Empty,
        };
    }

    private static List<string> SectionsOf(string text)
    {
        var found = new List<string>();
        var table = string.Empty;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('#'))
                table = line.StartsWith("### ", StringComparison.Ordinal) ? line[4..] : string.Empty;
            else if (table.Length > 0 && ColumnRow().Match(line) is { Success: true } row)
                found.Add($"{table}.{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}");
        }

        return found;
    }

    private static List<string> DiagramColumns(string text) =>
    [
        .. DiagramTable().Matches(text).SelectMany(table => DiagramColumn().Matches(table.Groups[2].Value)
            .Select(column => $"{table.Groups[1]}.{column.Groups[2]} {column.Groups[1]} {column.Groups[3]}")),
    ];

    [GeneratedRegex(@"^\| (\w+) \| (TEXT|INTEGER|BLOB|REAL) \| (yes|no) \| .+ \|$")]
    private static partial Regex ColumnRow();

    [GeneratedRegex(@"^ +(?<parent>\w+) (?<one>\|\||\|o)--o\{ (?<child>\w+) : ""(?<columns>[\w, ]+)""$", RegexOptions.Multiline)]
    private static partial Regex DiagramKey();

    [GeneratedRegex(@"^ +(\w+) \{\n(.*?)^ +\}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex DiagramTable();

    [GeneratedRegex(@"^ +(\w+) (\w+) (PK, FK|PK|FK)$", RegexOptions.Multiline)]
    private static partial Regex DiagramColumn();
}

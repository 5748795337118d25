using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Verification;

/// <summary>Derived tables that another program has damaged: a rebuild makes them what they were, and a verification finds nothing afterwards.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class RebuiltTableTests
{
    // What a purge leaves of these rows cannot be derived completely. Afterwards, they only have to satisfy a verification.
    private static readonly Dictionary<string, string> Lost = new()
    {
        ["artifact_names"] = "is_purged",
        ["collection_names"] = "is_purged",
        ["context_package_names"] = "is_purged",
        ["context_reference_places"] = "reference_id IN (SELECT id FROM context_references WHERE is_purged)",
        ["moved_inputs"] = "0",
    };

    private VerifiedFile file = null!;

    [OneTimeSetUp]
    public async Task MakeStore() => file = await VerifiedFile.MakeAsync();

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    private static string[] Tables() => [.. Lost.Keys];

    [TestCaseSource(nameof(Tables)), Property("Rule", "D4")]
    public async Task All_missing_rows_are_made_again(string table)
    {
        var wanted = Rows(table, $"NOT ({Lost[table]})");
        wanted.Count.ShouldBeGreaterThan(0);

        await RebuildsAsync(table, $"DELETE FROM {table}");

        Rows(table, $"NOT ({Lost[table]})").ShouldBe(wanted);
    }

    [TestCaseSource(nameof(Tables)), Property("Rule", "D4")]
    public async Task Each_missing_row_is_made_again(string table)
    {
        var wanted = Rows(table, $"NOT ({Lost[table]})");
        foreach (var row in file.Raw.Rows($"SELECT rowid FROM {table}"))
        {
            await RebuildsAsync(table, $"DELETE FROM {table} WHERE rowid = {row}");
            Rows(table, $"NOT ({Lost[table]})").ShouldBe(wanted, row);
        }
    }

    [TestCase("artifact_names", "name = name || 'x'")]
    [TestCase("artifact_names", "type = type || 'x'")]
    [TestCase("artifact_names", "is_deleted = 1 - is_deleted")]
    [TestCase("artifact_names", "created_at = '2001-01-01T00:00:00.000000Z'")]
    [TestCase("artifact_names", "to_sequence = coalesce(to_sequence, 1) + 1")]
    [TestCase("artifact_names", "to_sequence = NULL")]
    [TestCase("artifact_names", "from_sequence = from_sequence + 100000")]
    [TestCase("collection_names", "name = name || 'x'")]
    [TestCase("collection_names", "is_deleted = 1 - is_deleted")]
    [TestCase("collection_names", "from_sequence = from_sequence + 100000")]
    [TestCase("context_package_names", "name = name || 'x'")]
    [TestCase("context_package_names", "from_sequence = from_sequence + 100000")]
    [TestCase("context_reference_places", "ordinal = ordinal + 1000")]
    [TestCase("context_reference_places", "role = role || 'x'")]
    [TestCase("context_reference_places", "from_sequence = from_sequence + 100000")]
    [Property("Rule", "D4")]
    public async Task Changed_rows_become_what_they_were(string table, string change)
    {
        var kept = $"NOT ({Lost[table]})";
        var wanted = Rows(table, kept);

        await RebuildsAsync(table, $"UPDATE {table} SET {change} WHERE {kept}");

        Rows(table, kept).ShouldBe(wanted);
    }

    [Test, Property("Rule", "D4")]
    public async Task Rows_that_are_left_over_are_removed()
    {
        await RebuildsAsync("artifact_names", "INSERT INTO artifact_names SELECT artifact_id, from_sequence + 100000, to_sequence, collection_id, 'more', type, 0, created_at, 0 FROM artifact_names WHERE NOT is_purged");
        await RebuildsAsync("moved_inputs", "INSERT INTO moved_inputs SELECT bundle_id, artifact_id, revision + 1 FROM moved_inputs");
    }

    [Test, Property("Rule", "D4")]
    public async Task A_whole_store_is_not_changed()
    {
        var before = Tables().ToDictionary(table => table, table => Rows(table, "1"));

        var summary = await file.Repository.RebuildAsync();

        (summary.CorrectedRows, summary.UncorrectedRows).ShouldBe((0, 0));
        foreach (var (table, rows) in before)
            Rows(table, "1").ShouldBe(rows, table);
    }

    // A revision that is missing, one whose values are no longer what its record commits to, and a changed record.
    [TestCase("DELETE FROM revisions WHERE rowid = (SELECT rowid FROM revisions WHERE NOT is_purged AND number = 1 LIMIT 1)")]
    [TestCase("UPDATE revisions SET name = 'evil' WHERE rowid = (SELECT r.rowid FROM revisions r JOIN artifacts a ON a.id = r.artifact_id WHERE NOT r.is_purged AND r.number < a.head_revision LIMIT 1)")]
    [TestCase("UPDATE change_records SET actor = 'evil' WHERE sequence = 1")]
    [Property("Rule", "D4"), Property("Rule", "P3")]
    public async Task Nothing_is_derived_from_a_damaged_history(string damage)
    {
        string[] undo = [.. file.Undo("artifact_names"), .. file.Undo("revisions"), .. file.Undo("change_records")];
        try
        {
            file.Raw.Execute("UPDATE artifact_names SET name = name || 'x' WHERE NOT is_purged").ShouldBeGreaterThan(1);
            file.Raw.Execute(damage).ShouldBe(1);
            var before = Rows("artifact_names", "1");

            var summary = await file.Repository.RebuildAsync();

            summary.CorrectedRows.ShouldBe(0);
            summary.UncorrectedRows.ShouldBeGreaterThan(0);
            Rows("artifact_names", "1").ShouldBe(before);
        }
        finally
        {
            foreach (var sql in undo)
                file.Raw.Execute(sql);
        }

        (await file.Repository.VerifyAsync()).IsWhole.ShouldBeTrue("the store after the rows were put back");
    }

    private async Task RebuildsAsync(string table, string damage)
    {
        var undo = file.Undo(table);
        try
        {
            file.Raw.Execute(damage).ShouldBeGreaterThan(0, damage);
            var findings = (await file.Repository.VerifyAsync()).Findings;
            findings.ShouldNotBeEmpty();
            findings.ShouldAllBe(finding => finding.Kind == FindingKind.DerivedRowWrong, $"{damage}: {string.Join(" | ", findings)}");

            var summary = await file.Repository.RebuildAsync();

            summary.CorrectedRows.ShouldBeGreaterThan(0);
            summary.UncorrectedRows.ShouldBe(0);
            (await file.Repository.VerifyAsync()).Findings.ShouldBeEmpty(damage);
        }
        finally
        {
            foreach (var sql in undo)
                file.Raw.Execute(sql);
        }
    }

    private List<string> Rows(string table, string where) => file.Raw.Rows(
        string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(" || ' ' || ", file.Raw.Columns(table).Select(column => $"quote({column})"))} FROM {table} WHERE {where} ORDER BY 1")).ToList();
}

using Kontextual.Domain;

namespace Kontextual.Tests.Verification;

/// <summary>What only a SQLite file has: its schema, and the index of metadata.</summary>
[TestFixture]
public sealed class FileTests
{
    private VerifiedFile file = null!;

    [OneTimeSetUp]
    public async Task MakeStore() => file = await VerifiedFile.MakeAsync();

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    [TestCase("view", "artifact_history", FindingSeverity.Minor)]
    [TestCase("index", "ix_change_records_time", FindingSeverity.Derived)]
    [TestCase("index", "ux_artifacts_live_name", FindingSeverity.Derived)]
    [Property("Rule", "P3")]
    public async Task A_missing_view_or_index_is_found_with_its_statement(string type, string name, FindingSeverity severity)
    {
        var sql = file.Raw.Scalar($"SELECT sql FROM sqlite_master WHERE type = '{type}' AND name = '{name}'");
        file.Raw.Execute($"DROP {type} {name}");
        try
        {
            var finding = (await file.Repository.VerifyAsync()).Findings.ShouldHaveSingleItem();

            (finding.Kind, finding.Severity, finding.Table, finding.Row).ShouldBe((FindingKind.SchemaChanged, severity, null, $"{type} {name}"));
            finding.Description.ShouldEndWith(sql);
        }
        finally
        {
            file.Raw.Execute(sql);
        }

        (await file.Repository.VerifyAsync()).IsWhole.ShouldBeTrue("the statement of the finding has made it again");
    }

    [Test, Property("Rule", "P3")]
    public async Task A_trigger_is_found()
    {
        file.Raw.Execute("CREATE TRIGGER refuses BEFORE INSERT ON artifacts BEGIN SELECT raise(ABORT, 'no'); END");
        try
        {
            (await file.Repository.VerifyAsync()).Findings.ShouldHaveSingleItem().Where.ShouldBe("trigger refuses");
        }
        finally
        {
            file.Raw.Execute("DROP TRIGGER refuses");
        }
    }

    [Test, Property("Rule", "P3")]
    public async Task A_missing_table_is_found_and_does_not_end_the_verification()
    {
        file.Raw.Execute("ALTER TABLE moved_inputs RENAME TO moved");
        try
        {
            var findings = (await file.Repository.VerifyAsync()).Findings;

            findings.ShouldContain(finding => finding.Kind == FindingKind.SchemaChanged && finding.Where == "table moved_inputs" && finding.Severity == FindingSeverity.Damage);
            findings.ShouldContain(finding => finding.Description.StartsWith("it could not be done", StringComparison.Ordinal));
        }
        finally
        {
            file.Raw.Execute("ALTER TABLE moved RENAME TO moved_inputs");
        }
    }

    [TestCase("value = value || 'x'")]
    [TestCase("pointer_key = pointer_key + 1000")]
    [TestCase("artifact_id = '01890000-0000-7000-8000-00000000abcd'")]
    [TestCase("value = x'00ff'")]
    [Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task A_changed_row_of_the_index_of_metadata_is_missing_and_left_over(string set)
    {
        var undo = file.Undo("metadata_values");

        var findings = await file.FindingsAsync(
            [$"UPDATE metadata_values SET {set} WHERE (pointer_key, value, artifact_id) = (SELECT pointer_key, value, artifact_id FROM metadata_values LIMIT 1)"], undo);

        findings.ShouldAllBe(finding => finding.Severity == FindingSeverity.Derived || finding.Kind == FindingKind.MalformedValue);
        findings.ShouldContain(finding => finding.Table == "metadata_values" && finding.Description.Contains("missing"));
        findings.ShouldContain(finding => finding.Table == "metadata_values" && (finding.Description.Contains("left over") || finding.Column == "pointer_key"));
    }

    [Test, Property("Rule", "P3"), Property("Rule", "D4")]
    public async Task A_row_more_in_the_index_of_metadata_is_left_over()
    {
        var undo = file.Undo("metadata_values");

        var findings = await file.FindingsAsync(["INSERT INTO metadata_values SELECT pointer_key, '5more', artifact_id FROM metadata_values LIMIT 1"], undo);

        findings.ShouldHaveSingleItem().Description.ShouldStartWith("the row is left over");
    }
}

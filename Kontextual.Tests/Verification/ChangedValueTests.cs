using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Verification;

/// <summary>
/// One value in every column of every table, changed by plain SQL to another value of the same form, in rows with and without a purge: a verification finds it
/// and names the table. What it cannot find is listed here, and in docs/recovery.md.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class ChangedValueTests
{
    // No change record covers them. With another version, the word index is not used.
    private static readonly string[] Uncovered = ["stores.created_at", "stores.word_index_version", "operation_runs.heartbeat_at"];

    // The inner key of an artifact is in no entity, and nothing refers to it.
    private static readonly string[] Inner = ["artifacts.inner_key"];

    // A purge erases the state, and nothing that remains contains these values again.
    private static readonly string[] UncoveredWhenPurged =
    [
        "context_references.artifact_id", "context_references.revision", "context_reference_places.ordinal", "context_reference_places.role",
        "input_entries.digest",
        "operation_runs.actor", "operation_runs.attempt", "operation_runs.finished_at", "operation_runs.input_bundle_id", "operation_runs.started_at", "operation_runs.status",
        "relationships.type",
        "revisions.media_type",
        "run_manifests.attempt", "run_manifests.finished_at", "run_manifests.outcome", "run_manifests.started_at",
        "run_outputs.attempt", "run_outputs.step_ordinal", "run_outputs.to_sequence",
        "workflow_steps.attempt", "workflow_steps.finished_at", "workflow_steps.ordinal", "workflow_steps.started_at", "workflow_steps.status",
    ];

    // Rows that a row of another table contains the digest of, or that are only read together with another table. The finding is about that one.
    private static readonly Dictionary<string, string[]> NamedBy = new()
    {
        ["revisions"] = ["change_records", "artifact_names"],
        ["input_entries"] = ["input_bundles"],
        ["manifest_entries"] = ["run_manifests"],
        ["metadata_pointers"] = ["metadata_values"],
        ["context_references"] = ["context_reference_places"],
    };

    // What tells that a row belongs to a purged entity, where it has no mark.
    private static readonly Dictionary<string, string> Marks = new()
    {
        ["run_outputs"] = "path >= char(1114111)",
        ["input_entries"] = "path >= char(1114111)",
        ["manifest_entries"] = "path >= char(1114111)",
        ["context_reference_places"] = "(SELECT is_purged FROM context_references WHERE id = reference_id)",
    };

    private static readonly IModel Model = MakeModel();

    private VerifiedFile file = null!;

    [OneTimeSetUp]
    public async Task MakeStore() => file = await VerifiedFile.MakeAsync();

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    private static IEnumerable<TestCaseData> Columns() =>
        from entity in Model.GetEntityTypes()
        where entity.GetTableName() != "metadata_values"
        from property in entity.GetProperties()
        select new TestCaseData(property).SetArgDisplayNames($"{entity.GetTableName()}.{property.GetColumnName()}");

    [TestCaseSource(nameof(Columns)), Property("Rule", "P3")]
    public async Task Is_found_and_named(IProperty property)
    {
        var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName()!, property.GetColumnName());
        var name = $"{table}.{column}";
        var (tried, missed) = (0, 0);
        foreach (var (row, isPurged, value) in Damages(property, table, column))
        {
            var before = file.Raw.Scalar($"SELECT quote({column}) FROM {table} WHERE rowid = {row}");
            var mayBeMissed = Uncovered.Contains(name) || Inner.Contains(name) || (isPurged && UncoveredWhenPurged.Contains(name));
            if (await FindingsAsync(property, row, value, before) is not { } findings)
                continue;
            tried++;
            var isNamed = findings.Any(finding => finding.Table == table || NamedBy.GetValueOrDefault(table, []).Contains(finding.Table));
            missed += isNamed ? 0 : 1;
            (isNamed || mayBeMissed).ShouldBeTrue($"{name} of row {row}, purged: {isPurged}, from {before} to {value}. Found: {string.Join(" | ", findings)}");
        }

        tried.ShouldBeGreaterThan(0, $"No value of {name} could be changed, so this proves nothing.");
        if (Uncovered.Concat(Inner).Concat(UncoveredWhenPurged).Contains(name))
            missed.ShouldBeGreaterThan(0, $"{name} is always found, so it must not be listed as what cannot be found.");
    }

    private IEnumerable<(string Row, bool IsPurged, string Value)> Damages(IProperty property, string table, string column)
    {
        var mark = Marks.GetValueOrDefault(table, file.Raw.Columns(table).Contains("is_purged") ? "is_purged" : "0");
        foreach (var isPurged in new[] { false, true })
        {
            foreach (var order in new[] { "ASC", "DESC" })
            {
                foreach (var row in file.Raw.Rows($"SELECT rowid FROM {table} WHERE {column} IS NOT NULL AND {mark} = {(isPurged ? 1 : 0)} ORDER BY rowid {order} LIMIT 1"))
                {
                    foreach (var value in OtherValues.Of(property, column))
                        yield return (row, isPurged, value);
                }
            }

            if (OtherValues.InsteadOfNull(property) is not { } instead)
                continue;
            foreach (var row in file.Raw.Rows($"SELECT rowid FROM {table} WHERE {column} IS NULL AND {mark} = {(isPurged ? 1 : 0)} ORDER BY rowid LIMIT 1"))
                yield return (row, isPurged, instead);
        }
    }

    // Null when SQLite itself refuses the value, for example because a unique index has it.
    private async Task<IReadOnlyList<Finding>?> FindingsAsync(IProperty property, string row, string value, string before)
    {
        const int Constraint = 19;
        var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName()!, property.GetColumnName());

        // A key that is a whole number is the number of the row.
        var isNumber = property.ClrType == typeof(long) && property.IsPrimaryKey() && property.DeclaringType.ContainingEntityType.FindPrimaryKey()!.Properties.Count == 1;
        try
        {
            return await file.FindingsAsync(
                [$"UPDATE {table} SET {column} = {value} WHERE rowid = {row}"],
                [$"UPDATE {table} SET {column} = {before} WHERE rowid = {(isNumber ? value.Replace(column, row, StringComparison.Ordinal) : row)}"]);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Constraint)
        {
            return null;
        }
    }

    private static IModel MakeModel()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        return context.Model;
    }
}

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
[TestFixture]
public sealed class ChangedValueTests
{
    // No change record covers them, so that only a seal of the whole store could.
    private static readonly string[] Uncovered = ["stores.created_at", "operation_runs.heartbeat_at"];

    // The inner key of an artifact is in no entity: nothing refers to it.
    private static readonly string[] Inner = ["artifacts.inner_key"];

    // A purge erases the state, and these are in nothing that remains.
    private static readonly string[] UncoveredWhenPurged = [];

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
        var tried = 0;
        foreach (var (row, isPurged, value) in Damages(property, table, column))
        {
            var before = file.Raw.Scalar($"SELECT quote({column}) FROM {table} WHERE rowid = {row}");
            var name = $"{table}.{column}";
            var mayBeMissed = Uncovered.Contains(name) || Inner.Contains(name) || (isPurged && UncoveredWhenPurged.Contains(name));
            if (await FindingsAsync(property, row, value, before) is not { } findings)
                continue;
            tried++;
            if (!mayBeMissed)
                findings.Select(finding => finding.Table).ShouldContain(table, $"{name} of row {row}, purged: {isPurged}, from {before} to {value}. Found: {string.Join(" | ", findings)}");
        }

        tried.ShouldBeGreaterThan(0, $"No value of {table}.{column} could be changed, so this proves nothing.");
    }

    private IEnumerable<(string Row, bool IsPurged, string Value)> Damages(IProperty property, string table, string column)
    {
        var mark = file.Raw.Columns(table).Contains("is_purged") ? "is_purged" : "0";
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

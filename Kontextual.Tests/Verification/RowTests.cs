using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Verification;

/// <summary>A row of every table, removed by plain SQL: a verification finds that it is missing, whichever it was.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class RowTests
{
    private const int Tried = 3;

    private VerifiedFile file = null!;

    [OneTimeSetUp]
    public async Task MakeStore() => file = await VerifiedFile.MakeAsync();

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    private static IEnumerable<string> Tables()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        return [.. context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!)];
    }

    [TestCaseSource(nameof(Tables)), Property("Rule", "P3")]
    public async Task A_missing_row_is_found(string table)
    {
        var count = int.Parse(file.Raw.Scalar($"SELECT count(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);
        count.ShouldBeGreaterThan(0);
        var key = string.Join(", ", file.Raw.Rows($"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0"));
        for (var i = 0; i < Math.Min(count, Tried); i++)
        {
            var undo = file.Undo(table);
            var findings = await file.FindingsAsync(
                [$"DELETE FROM {table} WHERE ({key}) = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {i * count / Tried})"], undo);
            findings.ShouldNotBeEmpty($"row {i} of {table}");
        }

        (await file.Repository.VerifyAsync()).IsWhole.ShouldBeTrue("the store after the last row was put back");
    }
}

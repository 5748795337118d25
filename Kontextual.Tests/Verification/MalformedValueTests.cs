using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Tests.Corruption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Verification;

/// <summary>
/// Every column of every table, damaged in every way by plain SQL: the verification ends, and a value that the library cannot have written is a finding that names
/// its table and its column.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class MalformedValueTests
{
    private static readonly IModel Model = MakeModel();

    private DamagedFile file = null!;

    [OneTimeSetUp]
    public async Task MakeStore() => file = await DamagedFile.MakeAsync();

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    private static IEnumerable<TestCaseData> Columns() =>
        from entity in Model.GetEntityTypes()
        where entity.ClrType.Namespace != typeof(IndexedValue).Namespace
        from property in entity.GetProperties()
        where !property.IsShadowProperty()
        select new TestCaseData(property).SetArgDisplayNames($"{entity.GetTableName()}.{property.GetColumnName()}");

    [TestCaseSource(nameof(Columns)), Property("Rule", "P3"), Property("Rule", "P7")]
    public async Task Is_a_finding_and_does_not_end_the_verification(IProperty property)
    {
        var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName()!, property.GetColumnName());
        var row = file.RowOf(table, column);
        foreach (var damage in ColumnDamage.Of(property, column).Where(damage => CanBeSet(property, damage)))
        {
            var mend = file.Damage(table, column, row, damage.Sql);
            try
            {
                var findings = (await file.Repository.VerifyAsync()).Findings;
                if (damage.IsTold)
                {
                    findings.ShouldContain(
                        finding => finding.Kind == FindingKind.MalformedValue && finding.Table == table && finding.Column == column,
                        $"{table}.{column}: {damage.Name}");
                }
            }
            finally
            {
                mend();
            }
        }
    }

    // SQLite itself keeps a key of this kind a whole number, and refuses a second current output of a path.
    private static bool CanBeSet(IProperty property, ColumnDamage damage) =>
        (damage.Name is "wrong shape" || !property.IsPrimaryKey() || property.ClrType != typeof(long)
            || property.DeclaringType.ContainingEntityType.FindPrimaryKey()!.Properties.Count > 1)
        && !(damage.Sql == "NULL" && property.Name == nameof(RunOutput.ToSequence) && property.DeclaringType.ClrType == typeof(RunOutput));

    private static IModel MakeModel()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        return context.Model;
    }
}

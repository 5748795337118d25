using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Corruption;

/// <summary>Every column of every table, damaged in every way by plain SQL, and then everything read through the contract.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class ColumnMatrixTests
{
    private static readonly IModel Model = MakeModel();

    private DamagedFile file = null!;
    private StoreWalk walk = null!;
    private Dictionary<string, HashSet<string>> before = null!;

    [OneTimeSetUp]
    public async Task MakeStore()
    {
        file = await DamagedFile.MakeAsync();
        walk = await StoreWalk.OfAsync(file);
        before = [];
        foreach (var (name, read) in walk.Reads)
            before.Add(name, [.. (await read()).Select(Line)]);
    }

    [OneTimeTearDown]
    public async Task RemoveStore() => await file.DisposeAsync();

    // What only serves as an index is never returned. MetadataIndexTests and WordIndexTests damage it.
    private static IEnumerable<TestCaseData> Columns() =>
        from entity in Model.GetEntityTypes()
        where entity.ClrType.Namespace != typeof(IndexedValue).Namespace
        from property in entity.GetProperties()
        where property.Name != WordIndexTable.VersionProperty
        select new TestCaseData(property).SetArgDisplayNames($"{entity.GetTableName()}.{property.GetColumnName()}");

    [TestCaseSource(nameof(Columns)), Property("Rule", "P7")]
    public async Task A_damaged_value_is_told_where_it_is_read_or_cannot_be_told(IProperty property)
    {
        var (table, column) = (property.DeclaringType.ContainingEntityType.GetTableName()!, property.GetColumnName());
        var row = file.RowOf(table, column);
        var key = KeyOf(property, table, row);
        foreach (var damage in ColumnDamage.Of(property, column).Where(damage => CanBeSet(property, damage)))
        {
            var mend = file.Damage(table, column, row, damage.Sql);
            try
            {
                var what = $"{table}.{column}: {damage.Name}";
                await ReadTableAsync(property.DeclaringType.ClrType, damage, what, [$"table {table}, ", $", column {column}", .. key]);
                await WalkAsync(property, damage, what);
            }
            finally
            {
                mend();
            }
        }
    }

    [Test, Property("Rule", "P7")]
    public void The_contract_lists_the_columns_whose_form_alone_cannot_tell()
    {
        var columns = Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string) || property.ClrType == typeof(byte[]))
            .Select(property => $"{property.DeclaringType.ContainingEntityType.GetTableName()}.{property.GetColumnName()}");
        string[] foundBy = ["`artifact_names.to_sequence`", "`collection_names.to_sequence`", "`relationships.to_sequence`", "`run_outputs.to_sequence`"];
        var contract = File.ReadAllText(Path.Combine(Layout.SourceTree.Root, "docs", "contract.md"));

        // What is missing from the list is found by its damages, which would have to be told.
        ColumnDamage.FreeColumns.ShouldContain("revisions.message");
        ColumnDamage.FreeColumns.ShouldBeSubsetOf(columns);
        ColumnDamage.FreeColumns.ShouldBeUnique();
        foreach (var column in foundBy)
            contract.ShouldContain(column);
    }

    private async Task ReadTableAsync(Type entity, ColumnDamage damage, string what, IEnumerable<string> place)
    {
        var read = (Task<int>)typeof(ColumnMatrixTests).GetMethod(nameof(CountAsync), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(entity).Invoke(this, null)!;
        if (!damage.IsTold)
        {
            (await read).ShouldBeGreaterThan(0, what);
            return;
        }

        var error = await Should.ThrowAsync<StoreCorruptException>(() => read, what);
        foreach (var part in place)
            error.Where.ShouldContain(part, Case.Sensitive, what);
    }

    private Task<int> CountAsync<T>()
        where T : class =>
        file.Engine.ReadAsync(async (db, token) => (await db.Set<T>().ToListAsync(token)).Count, CancellationToken.None);

    private async Task WalkAsync(IProperty property, ColumnDamage damage, string what)
    {
        // Rows of the past are only found by it, so that it is not read.
        var mayBeFoundWrongly = property.Name == nameof(Relationship.ToSequence);
        foreach (var (name, read) in walk.Reads)
        {
            try
            {
                var lines = (await read()).Select(Line).ToList();
                if (damage.IsTold && !mayBeFoundWrongly)
                    lines.ShouldBeSubsetOf(before[name], $"{what}, read by {name}");
            }
            catch (StoreCorruptException e)
            {
                e.Where.ShouldContain("table ", Case.Sensitive, $"{what}, read by {name}");
            }
            catch (EntityNotFoundException)
            {
                // The row that holds it no longer says that it does.
            }
            catch (Exception e) when (e is not ShouldAssertException)
            {
                throw new ShouldAssertException($"{what}, read by {name}: {e}", e);
            }
        }
    }

    // Read before the damage, which can be to the number of the row.
    private List<string> KeyOf(IProperty property, string table, string row) => RowKey.Has(property)
        ? []
        : [.. property.DeclaringType.ContainingEntityType.GetProperties().Where(RowKey.Has)
            .Select(key => $"{key.GetColumnName()} {Short(file.Value(table, key.GetColumnName(), row))}")];

    // The library shows the beginning, without what a terminal may not show.
    private static string Short(string value) => char.IsSurrogate(value[0]) ? string.Empty : value[..Math.Min(value.Length, 30)];

    // SQLite itself keeps such a key a whole number, and refuses a second current output of a path.
    private static bool CanBeSet(IProperty property, ColumnDamage damage) =>
        !(damage.Sql == "NULL" && property.Name == nameof(RunOutput.ToSequence) && property.DeclaringType.ClrType == typeof(RunOutput)) && CanKeySet(property, damage);

    private static bool CanKeySet(IProperty property, ColumnDamage damage) =>
        damage.Name is "wrong shape" || !property.IsPrimaryKey() || property.ClrType != typeof(long)
        || property.DeclaringType.ContainingEntityType.FindPrimaryKey()!.Properties.Count > 1;

    private static string Line(object? item) => item switch
    {
        string text => text,
        _ => System.Text.Json.JsonSerializer.Serialize(item, item?.GetType() ?? typeof(object)),
    };

    private static IModel MakeModel()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));
        return context.Model;
    }
}

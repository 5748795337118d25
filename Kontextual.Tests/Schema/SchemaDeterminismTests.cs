using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Tests.Schema;

[TestFixture]
public sealed class SchemaDeterminismTests
{
    private static KontextualDbContext NewContext(string path) => new(SqliteContextOptions.For($"Data Source={path};Pooling=False"));

    [Test]
    [Property("Rule", "D3")]
    public async Task Two_fresh_stores_have_the_same_schema_to_the_letter()
    {
        await using var first = await TestStore.OpenAsync(Backend.Sqlite);
        await using var second = await TestStore.OpenAsync(Backend.Sqlite);
        using var one = new RawStore(first.Path);
        using var other = new RawStore(second.Path);

        one.Schema.Count.ShouldBeGreaterThan(50);
        one.Schema.ShouldBe(other.Schema);
    }

    [Test]
    [Property("Rule", "D3")]
    public void No_change_of_the_model_is_without_a_migration()
    {
        using var folder = new TempFolder();
        using var context = NewContext(folder.File("none.db"));

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    /// <remarks>A store that a later version has migrated is told by its header alone, before a connection is opened to it.</remarks>
    [Test]
    [Property("Rule", "D5")]
    public void The_format_version_counts_the_migrations()
    {
        using var folder = new TempFolder();
        using var context = NewContext(folder.File("none.db"));

        StoreFormat.Version.ShouldBe(context.Database.GetMigrations().Count());
    }

    [Test]
    [Property("Rule", "D3")]
    public async Task Migrating_what_is_up_to_date_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        var id = store.Repository.Store.Id;
        await store.CloseAsync();
        IReadOnlyList<string> before;
        using (var raw = new RawStore(store.Path))
            before = raw.Schema;

        using (var context = NewContext(store.Path))
            context.Database.Migrate();

        using (var raw = new RawStore(store.Path))
            raw.Schema.Order().ShouldBe(before.Order());
        await store.ReopenAsync();
        store.Repository.Store.Id.ShouldBe(id);
    }

    [TestCase("0")]
    [TestCase("NoSuchMigration")]
    [Property("Rule", "L3")]
    public async Task A_schema_is_never_taken_back(string target)
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        using var context = NewContext(store.Path);

        var error = Should.Throw<SchemaMismatchException>(() => context.GetService<IMigrator>().Migrate(target));

        error.Message.ShouldContain(store.Path);
        error.Message.ShouldContain("forward only");
        await store.ReopenAsync();
        (await store.Repository.SummarizeAsync()).Collections.ShouldBe(0);
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task A_store_carries_its_identity_in_its_header_and_in_a_row()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        using var raw = new RawStore(store.Path);

        raw.Scalar("PRAGMA application_id").ShouldBe("1263488596");
        raw.Scalar("PRAGMA user_version").ShouldBe("1");
        raw.Scalar("PRAGMA encoding").ShouldBe("UTF-8");
        raw.Scalar("PRAGMA journal_mode").ShouldBe("wal");
        raw.Scalar("PRAGMA page_size").ShouldBe(StoreFormat.PageSize.ToString(System.Globalization.CultureInfo.InvariantCulture));
        raw.Scalar("SELECT id, format_version FROM stores").ShouldBe($"{store.Repository.Store.Id}|1");
    }
}

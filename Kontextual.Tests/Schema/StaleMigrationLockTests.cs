using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Schema;

/// <summary>The row by which EF's own migrator locks a store, left behind by one that was killed: waiting for it would never end.</summary>
public sealed class StaleMigrationLockTests
{
    private TestStore store = null!;

    [SetUp]
    public async Task LeaveLock()
    {
        store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        using var raw = new RawStore(store.Path);
        raw.Execute(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 00:00:00+00:00');
            """);
    }

    [TearDown]
    public async Task RemoveStore() => await store.DisposeAsync();

    [Test, Property("Rule", "L3")]
    public async Task It_does_not_keep_a_store_from_opening()
    {
        await store.ReopenAsync().Soon();

        await store.Repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("notes"), token)).Soon();
    }

    [Test, Property("Rule", "L3")]
    public async Task Migrating_does_not_wait_for_it_and_clears_it_away()
    {
        await using var context = new KontextualDbContext(SqliteContextOptions.For($"Data Source={store.Path};Pooling=False"));

        await context.Database.MigrateAsync().Soon();

        using var raw = new RawStore(store.Path);
        raw.Rows("SELECT count(*) FROM sqlite_master WHERE name LIKE '%MigrationsLock%'").ShouldBe(["0"]);
    }
}

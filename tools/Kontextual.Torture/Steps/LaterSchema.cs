using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Torture;

/// <summary>
/// A schema later than the product's, brought to a store by the product's own migrator: one more migration that rebuilds tables,
/// the kind that EF's migrator leaves wedged when it is killed.
/// </summary>
internal static class LaterSchema
{
    public static async Task MigrateAsync(string store)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = store, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var options = new DbContextOptionsBuilder<KontextualDbContext>()
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly(StoreFormat.MigrationsAssembly))
            .ReplaceService<IMigrator, StoreMigrator>()
            .ReplaceService<IModelCustomizer, CheckedModel>()
            .ReplaceService<IMigrationsAssembly, LaterMigrations>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
        await using var context = new KontextualDbContext(options);
        await context.Database.MigrateAsync();
    }
}

using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Torture;

/// <summary>
/// A schema that is later than the schema of the product. The migrator of the product applies it with one additional migration that rebuilds
/// tables. A kill during such a migration leaves a store that the migrator of EF Core cannot continue.
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
            .ReplaceService<IMigrationsSqlGenerator, StoreSqlGenerator>()
            .ReplaceService<IMigrationsAssembly, LaterMigrations>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
        await using var context = new KontextualDbContext(options);
        await context.Database.MigrateAsync();
    }
}

using Kontextual.Persistence.Backends.Sqlite.CompiledModel;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Creates the options of all contexts on SQLite stores, including that of <c>dotnet ef</c>.</summary>
internal static class SqliteContextOptions
{
    public static DbContextOptions<KontextualDbContext> For(SqliteConnection connection) =>
        Common(new DbContextOptionsBuilder<KontextualDbContext>().UseSqlite(
            connection, sqlite => sqlite.MigrationsAssembly(StoreFormat.MigrationsAssembly)));

    public static DbContextOptions<KontextualDbContext> For(string connectionString) =>
        Common(new DbContextOptionsBuilder<KontextualDbContext>().UseSqlite(
            connectionString, sqlite => sqlite.MigrationsAssembly(StoreFormat.MigrationsAssembly)));

    private static DbContextOptions<KontextualDbContext> Common(DbContextOptionsBuilder<KontextualDbContext> builder) =>
        builder
            .UseModel(KontextualDbContextModel.Instance)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)

            // Sessions are rented to one caller at a time, and scopes refuse concurrent calls.
            .EnableThreadSafetyChecks(false)
            .ReplaceService<IMigrator, StoreMigrator>()
            .ReplaceService<IModelCustomizer, CheckedModel>()
            .ReplaceService<IMigrationsSqlGenerator, StoreSqlGenerator>()

            // CompiledInnerLambdas says why it uses an experimental interface.
#pragma warning disable EF9100
            .ReplaceService<ILiftableConstantProcessor, CompiledInnerLambdas>()
#pragma warning restore EF9100
            .Options;
}

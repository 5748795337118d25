using System.Diagnostics.CodeAnalysis;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

// The base class keeps its own copies of the services that this one uses too.
#pragma warning disable CS9107

/// <summary>The migrator of SQLite stores, for this library and <c>dotnet ef database update</c> alike.</summary>
/// <remarks>
/// EF's own applies each migration by itself and leaves a store wedged when it is killed at the wrong moment; this one applies all
/// in one transaction under the store's lock, goes forward only, and gives the store its identity.
/// </remarks>
[SuppressMessage(
    "Usage",
    "EF1001:Internal EF Core API usage.",
    Justification = "Scripting and the search for model changes are EF's own; the version of EF is pinned.")]
internal sealed class StoreMigrator(
    IMigrationsAssembly migrationsAssembly,
    IHistoryRepository historyRepository,
    IDatabaseCreator databaseCreator,
    IMigrationsSqlGenerator migrationsSqlGenerator,
    IRawSqlCommandBuilder rawSqlCommandBuilder,
    IMigrationCommandExecutor migrationCommandExecutor,
    IRelationalConnection connection,
    ISqlGenerationHelper sqlGenerationHelper,
    ICurrentDbContext currentContext,
    IModelRuntimeInitializer modelRuntimeInitializer,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger,
    IRelationalCommandDiagnosticsLogger commandLogger,
    IDatabaseProvider databaseProvider,
    IMigrationsModelDiffer migrationsModelDiffer,
    IDesignTimeModel designTimeModel,
    IDbContextOptions contextOptions,
    IExecutionStrategy executionStrategy)
    : Migrator(
        migrationsAssembly,
        historyRepository,
        databaseCreator,
        migrationsSqlGenerator,
        rawSqlCommandBuilder,
        migrationCommandExecutor,
        connection,
        sqlGenerationHelper,
        currentContext,
        modelRuntimeInitializer,
        logger,
        commandLogger,
        databaseProvider,
        migrationsModelDiffer,
        designTimeModel,
        contextOptions,
        executionStrategy)
{
    /// <inheritdoc/>
    public override void Migrate(string? targetMigration = null)
    {
        var path = StorePlace.RealPathOf(new SqliteConnectionStringBuilder(connection.ConnectionString).DataSource);
        if (StoreFile.RefuseForeign(path, adoptEmpty: true) == StoreFileState.Store && StoreAccess.WhyNotWritable(path) is { } why)
            throw new StoreReadOnlyException($"The store '{path}' cannot be brought to another schema: {why}.", path);
        StoreNames.RefuseSecond(path, toRead: false);
        using var held = StoreLock.Acquire(path, StoreLock.DefaultWait);

        // EF's connection would make the file in its place, where a kill leaves it half-made.
        if (StoreFile.RefuseForeign(path, adoptEmpty: true) == StoreFileState.Missing)
            StoreCreation.Create(path, NewIdentity(), targetMigration);
        using var protection = ProtectedFiles.Protect(path);
        try
        {
            MigrateHeld(targetMigration, NewIdentity());
        }
        finally
        {
            // A pooled connection stays open when it is closed, and would outlive the protection.
            SqliteConnection.ClearPool((SqliteConnection)connection.DbConnection);
        }
    }

    /// <inheritdoc/>
    public override Task MigrateAsync(string? targetMigration = null, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous I/O to wait for.
        cancellationToken.ThrowIfCancellationRequested();
        Migrate(targetMigration);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: a script has neither the store's lock nor an identity for the store.</exception>
    public override string GenerateScript(
        string? fromMigration = null,
        string? toMigration = null,
        MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) => throw new InvalidOperationException(
        "A script cannot create or migrate a SQLite store: it would have no identity, and other processes could write meanwhile. "
        + "Run 'dotnet ef database update --connection \"Data Source=<file>\"', or open the store with the library, which does the same.");

    /// <summary>Migrates under a lock that the caller holds.</summary>
    public void MigrateHeld(string? targetMigration, StoreInfo identity)
    {
        connection.Open();
        try
        {
            var opened = (SqliteConnection)connection.DbConnection;
            var pending = new MigrationPlan(migrationsAssembly, historyRepository, opened.DataSource, StoreFile.IsMarked(opened)).Pending(targetMigration);
            SchemaUpgrade.Run(opened, () => Commands(pending), identity);
        }
        finally
        {
            connection.Close();
        }
    }

    // EF's own way to give a service of the application to one of its services.
    private StoreInfo NewIdentity() => StoreIdentity.New(
        TimeProvider.System,
        contextOptions.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService(typeof(IIdSource)) as IIdSource
            ?? new UuidV7Source(TimeProvider.System));

    private IEnumerable<MigrationCommand> Commands(IReadOnlyList<string> pending)
    {
        if (!historyRepository.Exists())
        {
            var builder = rawSqlCommandBuilder.Build(historyRepository.GetCreateScript());
            yield return new MigrationCommand(builder, currentContext.Context, commandLogger);
        }

        foreach (var id in pending)
        {
            var migration = migrationsAssembly.CreateMigration(migrationsAssembly.Migrations[id], databaseProvider.Name);
            foreach (var command in GenerateUpSql(migration))
                yield return command;
        }
    }
}

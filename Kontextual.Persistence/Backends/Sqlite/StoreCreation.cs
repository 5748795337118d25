using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>Makes and migrates store files. Every method is called with the store's lock held.</summary>
internal static class StoreCreation
{
    /// <summary>Makes a store beside its place and moves it there whole, so that no half-made one is ever found.</summary>
    public static void Create(string realPath, StoreInfo identity)
    {
        RemoveAbandoned(realPath);
        var temporary = $"{realPath}.{identity.Id}{TemporaryEnding}";
        try
        {
            StoreFile.CreateEmpty(temporary);
            Migrate(temporary, identity);
            Synchronise(temporary);
            File.Move(temporary, realPath, overwrite: false);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Applies what the store lacks.</summary>
    public static void Migrate(string realPath, StoreInfo identity)
    {
        using var connection = Connect(realPath);
        using var context = new KontextualDbContext(SqliteContextOptions.For(connection));
        ((StoreMigrator)context.GetService<IMigrator>()).MigrateHeld(null, identity);
    }

    /// <summary>The ids of the migrations the store lacks.</summary>
    /// <exception cref="SchemaMismatchException">The store has a migration that is unknown here.</exception>
    public static IReadOnlyList<string> Pending(KontextualDbContext context) =>
        new MigrationPlan(context.GetService<IMigrationsAssembly>(), context.GetService<IHistoryRepository>()).Pending(null);

    private const string TemporaryEnding = ".new";

    // Not a pooled connection: closing it must close the file, which is about to be moved.
    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
    }.ConnectionString);

    // Whoever makes one holds the lock; so what lies there now was left by a process that was killed.
    private static void RemoveAbandoned(string realPath)
    {
        var folder = Path.GetDirectoryName(realPath)!;
        foreach (var abandoned in Directory.EnumerateFiles(folder, $"{Path.GetFileName(realPath)}.*{TemporaryEnding}"))
            Remove(abandoned);
    }

    private static void Remove(string temporary)
    {
        File.Delete(temporary);
        File.Delete(temporary + "-wal");
        File.Delete(temporary + "-shm");
        File.Delete(temporary + "-journal");
    }

    // No connection to it is open any more, so opening it here cancels no lock of SQLite's.
    private static void Synchronise(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}

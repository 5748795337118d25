using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Makes and migrates store files. Every method is called with the store's lock held.</summary>
internal static class StoreCreation
{
    /// <summary>Makes a store beside its place and moves it there whole, so that no half-made one is ever found.</summary>
    /// <param name="realPath">Where nothing lies yet.</param>
    /// <param name="identity">What the store is to know itself by.</param>
    /// <param name="target">The last migration to apply; null for all.</param>
    /// <exception cref="StoreUnavailableException">The log of a store that is gone lies there, or the disk or its folder did not take the file.</exception>
    public static void Create(string realPath, StoreInfo identity, string? target = null)
    {
        RefuseForeignLog(realPath);
        RemoveAbandoned(realPath);
        var temporary = $"{realPath}.{identity.Id}{TemporaryEnding}";
        try
        {
            StoreFile.CreateEmpty(temporary);
            Migrate(temporary, identity, target);
            Synchronise(temporary);
            File.Move(temporary, realPath, overwrite: false);
            OpenFiles.SynchroniseFolder(Path.GetDirectoryName(realPath)!);
        }
        catch (IOException e) when (e is not (FileNotFoundException or FileLoadException))
        {
            Remove(temporary);
            throw new StoreUnavailableException(
                $"The store '{realPath}' could not be made: {e.Message} Check that nothing else makes a file there and that the disk works, and try again.",
                canRetry: true,
                innerException: e);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Applies what the store lacks, up to a migration or all.</summary>
    public static void Migrate(string realPath, StoreInfo identity, string? target = null)
    {
        using var connection = Connect(realPath);
        using var context = new KontextualDbContext(SqliteContextOptions.For(connection));
        try
        {
            ((StoreMigrator)context.GetService<IMigrator>()).MigrateHeld(target, identity);
        }
        catch (SqliteException e) when (SqliteErrors.Translate(realPath, e, connection: connection) is { } known)
        {
            // Told here, while the connection can still be asked what the system said.
            throw known;
        }
    }

    /// <summary>The ids of the migrations the store lacks.</summary>
    /// <exception cref="SchemaMismatchException">The store has a migration that is unknown here.</exception>
    public static IReadOnlyList<string> Pending(KontextualDbContext context) =>
        new MigrationPlan(
            context.GetService<IMigrationsAssembly>(),
            context.GetService<IHistoryRepository>(),
            context.Database.GetDbConnection().DataSource,
            StoreFile.IsMarked((SqliteConnection)context.Database.GetDbConnection())).Pending(null);

    private const string TemporaryEnding = ".new";
    private const int IdLength = 36;

    private static readonly EnumerationOptions All = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    // Not a pooled connection: closing it must close the file, which is about to be moved.
    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
    }.ConnectionString);

    /// <summary>SQLite would take a log, or a journal, for that of the new file.</summary>
    private static void RefuseForeignLog(string realPath)
    {
        foreach (var left in new[] { CompanionFiles.LogOf(realPath), CompanionFiles.JournalOf(realPath) })
        {
            if (new FileInfo(left) is not { Exists: true, Length: > 0 })
                continue;
            throw new StoreUnavailableException(
                $"'{left}' belongs to a store that is no longer at '{realPath}', and may hold writes that nothing else holds. "
                + "Put that store back, or move the file away, before a store is made there.",
                canRetry: false);
        }
    }

    // Whoever makes one holds the lock; so what lies there now was left by a process that was killed.
    private static void RemoveAbandoned(string realPath)
    {
        foreach (var abandoned in TemporariesOf(realPath))
            Remove(abandoned);
    }

    /// <summary>The temporary files in which stores of this path are made, or were when they were killed.</summary>
    /// <remarks>Empty where the folder may not be listed: then nobody of this user can have made one there.</remarks>
    public static IReadOnlyList<string> TemporariesOf(string realPath) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(realPath)!, "*", All).Select(path => TemporaryOf(realPath, path)).OfType<string>().Distinct()];

    /// <summary>The temporary file that the path is, or belongs to. Only what holds an id is ours: people name files <c>.new</c> too.</summary>
    private static string? TemporaryOf(string realPath, string path)
    {
        var before = realPath + ".";
        var length = before.Length + IdLength + TemporaryEnding.Length;
        return path.Length >= length
            && path.StartsWith(before, StringComparison.Ordinal)
            && Guid.TryParseExact(path.AsSpan(before.Length, IdLength), "D", out _)
            && path.AsSpan(before.Length + IdLength).StartsWith(TemporaryEnding, StringComparison.Ordinal)
            && path[length..] is "" or CompanionFiles.LogEnding or CompanionFiles.IndexEnding or CompanionFiles.JournalEnding
                ? path[..length]
                : null;
    }

    private static void Remove(string temporary)
    {
        File.Delete(temporary);
        File.Delete(CompanionFiles.LogOf(temporary));
        File.Delete(CompanionFiles.IndexOf(temporary));
        File.Delete(CompanionFiles.JournalOf(temporary));
    }

    // No connection to it is open any more, so opening it here cancels no lock of SQLite's.
    private static void Synchronise(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}

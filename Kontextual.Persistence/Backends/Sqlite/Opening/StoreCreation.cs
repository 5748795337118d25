using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Creates and migrates store files. The caller of each method that writes must hold the store's lock.</summary>
internal static class StoreCreation
{
    /// <summary>Creates a store under a temporary name in the same folder and renames it, so that an unfinished store is never at the path.</summary>
    /// <param name="realPath">The path of the store, at which no file exists.</param>
    /// <param name="identity">The identity of the new store.</param>
    /// <param name="target">The last migration to apply; null to apply all.</param>
    /// <exception cref="StoreUnavailableException">
    /// The log of a store that is no longer there is at the path, or the file cannot be created.
    /// </exception>
    public static void Create(string realPath, StoreInfo identity, string? target = null)
    {
        RefuseForeignLog(realPath);
        RemoveAbandoned(realPath);
        var temporary = $"{realPath}.{identity.Id}{TemporaryEnding}";
        try
        {
            StoreFile.CreateEmpty(temporary);
            Migrate(temporary, identity, target);
            StoreFile.Synchronise(temporary);
            File.Move(temporary, realPath, overwrite: false);
            OpenFiles.SynchroniseFolder(Path.GetDirectoryName(realPath)!);
        }
        catch (IOException e) when (e is not (FileNotFoundException or FileLoadException))
        {
            Remove(temporary);
            throw new StoreUnavailableException(
                $"The store '{realPath}' could not be created: {e.Message} Check that nothing else creates a file there and that the disk works, and try again.",
                realPath,
                canRetry: true,
                innerException: e);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Applies the pending migrations of a store, up to a given one or all.</summary>
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
            // Translated here, while the connection is open and the error of the operating system can be read.
            throw known;
        }
    }

    /// <summary>Returns the ids of the migrations that the store does not have.</summary>
    /// <exception cref="SchemaMismatchException">The store has a migration that this library does not know.</exception>
    public static IReadOnlyList<string> Pending(KontextualDbContext context)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return new MigrationPlan(
            context.GetService<IMigrationsAssembly>(),
            AppliedMigrations.Read(connection),
            connection.DataSource,
            StoreFile.IsMarked(connection)).Pending(null);
    }

    private const string TemporaryEnding = ".new";
    private const int IdLength = 36;

    private static readonly EnumerationOptions All = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    // Not pooled, because closing the connection must close the file, which is renamed next.
    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
    }.ConnectionString);

    /// <summary>Refuses a log or a journal at the path, because SQLite would use it for the new file.</summary>
    private static void RefuseForeignLog(string realPath)
    {
        foreach (var left in new[] { CompanionFiles.LogOf(realPath), CompanionFiles.JournalOf(realPath) })
        {
            if (new FileInfo(left) is not { Exists: true, Length: > 0 })
                continue;
            throw new StoreUnavailableException(
                $"'{left}' belongs to a store that is no longer at '{realPath}', and may hold the only copy of some writes. "
                + "Put that store back, or move the file away, before you create a store there.",
                realPath,
                canRetry: false);
        }
    }

    // A store is created with the lock held, which this process has now, so such a file was left by a process that was killed.
    private static void RemoveAbandoned(string realPath)
    {
        foreach (var abandoned in TemporariesOf(realPath))
            Remove(abandoned);
    }

    /// <summary>Returns the temporary files in which stores of this path are being created, or were when their processes were killed.</summary>
    /// <remarks>The result is empty when the user may not list the folder. A process of this user cannot have created such a file there.</remarks>
    public static IReadOnlyList<string> TemporariesOf(string realPath) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(realPath)!, "*", All).Select(path => TemporaryOf(realPath, path)).OfType<string>().Distinct()];

    /// <summary>
    /// Returns the temporary file that a path is or belongs to; null for other files. Only names with an id count, because people also use
    /// the ending <c>.new</c>.
    /// </summary>
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
}

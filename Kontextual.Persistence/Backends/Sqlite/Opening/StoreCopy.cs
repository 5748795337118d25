using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Copies a store through an open connection, so that a store whose file has no name any more can be copied as well.</summary>
internal static class StoreCopy
{
    /// <summary>Checks the path of a copy.</summary>
    /// <exception cref="ArgumentException">
    /// A file or folder exists at the path, the log of another store is next to it, or the folder of the path does not exist.
    /// </exception>
    public static void Validate(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
            throw new ArgumentException($"'{target}' already exists. Name a path that does not exist.", nameof(target));
        if (File.Exists(CompanionFiles.LogOf(target)) || File.Exists(CompanionFiles.JournalOf(target)))
        {
            throw new ArgumentException(
                $"The log of another store is next to '{target}', and SQLite would use it for the copy. Name another path.", nameof(target));
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new ArgumentException($"The folder '{Path.GetDirectoryName(target)}' for the copy does not exist. Make the folder first.", nameof(target));
    }

    /// <summary>Writes the copy under a temporary name in the same folder, flushes it to disk, and renames it.</summary>
    /// <param name="location">The path of the store.</param>
    /// <param name="connection">A connection to the store without an open transaction.</param>
    /// <param name="target">The path of the copy.</param>
    /// <param name="check">Called before copying, and again before the copy gets its name. If it throws, no part of the copy is left.</param>
    /// <param name="cancellationToken">Cancels the copying. No part of the copy is left.</param>
    /// <exception cref="StoreUnavailableException">The copy cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    /// <returns>The path of the copy.</returns>
    public static string Save(string location, SqliteConnection connection, string target, Action check, CancellationToken cancellationToken)
    {
        var temporary = $"{target}.{Path.GetRandomFileName()}.new";
        try
        {
            check();
            StoreFile.CreateEmpty(temporary);
            Write(connection, temporary, cancellationToken);
            check();
            StoreFile.Synchronise(temporary);
            File.Move(temporary, target, overwrite: false);
            OpenFiles.SynchroniseFolder(Path.GetDirectoryName(target)!);
            return target;
        }
        catch (SqliteException e) when (SqliteErrors.IsInterrupted(e) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("Saving a copy was cancelled.", e, cancellationToken);
        }
        catch (SqliteException e) when (SqliteErrors.IsShortRead(e, connection))
        {
            throw Short(location, "a page could not be read completely", e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // The statement itself is correct, so the error is about the schema that SQLite read from the store.
            throw new StoreCorruptException($"'{location}'", "its schema cannot be read, so it cannot be copied", e);
        }
        catch (SqliteException e)
        {
            var known = SqliteErrors.Translate(location, e)!;
            throw known is StoreCorruptException ? known : SqliteErrors.Translate(target, e)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The copy '{target}' cannot be written: {e.Message}", location, canRetry: true, innerException: e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Returns the exception to throw for a store whose file is too short to be copied.</summary>
    public static StoreCorruptException Short(string location, string how, Exception? inner = null) =>
        new($"'{location}'", $"its file ends before its last page, so it cannot be copied: {how}", inner);

    private static void Write(SqliteConnection connection, string temporary, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interrupting = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);

        // The setting of a reading connection also forbids writing to a copy.
        var refuses = SqliteSession.Scalar(connection, "PRAGMA query_only") is 1L;
        if (refuses)
            SqliteSession.Scalar(connection, "PRAGMA query_only = 0");
        try
        {
            using var command = new SqliteCommand("VACUUM INTO $path", connection);
            command.Parameters.AddWithValue("$path", temporary);
            command.ExecuteNonQuery();
        }
        finally
        {
            if (refuses)
                SqliteSession.Scalar(connection, "PRAGMA query_only = 1");
        }
    }
}

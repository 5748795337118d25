using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Copies a store through an open connection, so that also a store is copied whose file has no name any more.</summary>
internal static class StoreCopy
{
    /// <summary>Checks where a copy is to lie.</summary>
    /// <exception cref="ArgumentException">Something lies there, or there is no such folder.</exception>
    public static void Validate(string target)
    {
        if (File.Exists(target) || Directory.Exists(target))
            throw new ArgumentException($"Something lies at '{target}' already. Name a path at which nothing lies.", nameof(target));
        if (File.Exists(CompanionFiles.LogOf(target)) || File.Exists(CompanionFiles.JournalOf(target)))
        {
            throw new ArgumentException(
                $"The log of another store lies beside '{target}', and would be taken for the copy's. Name another path.", nameof(target));
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new ArgumentException($"There is no folder '{Path.GetDirectoryName(target)}' to save a copy in. Make the folder first.", nameof(target));
    }

    /// <summary>Writes the copy beside its place, brings it to disk, and moves it there whole.</summary>
    /// <param name="location">The store.</param>
    /// <param name="connection">A connection to it that has no transaction open.</param>
    /// <param name="target">Where the copy is to lie.</param>
    /// <param name="cancellationToken">Ends the copying; nothing of the copy is left.</param>
    /// <exception cref="StoreUnavailableException">The copy cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    /// <returns>Where the copy lies.</returns>
    public static string Save(string location, SqliteConnection connection, string target, CancellationToken cancellationToken)
    {
        var temporary = $"{target}.{Path.GetRandomFileName()}.new";
        try
        {
            StoreFile.CreateEmpty(temporary);
            Write(connection, temporary, cancellationToken);
            Synchronise(temporary);
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
            throw new StoreCorruptException($"'{location}'", "its file ends before its last page, so that no copy can be made", e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // The statement itself is right, so what SQLite cannot make sense of is the schema that it read from the store.
            throw new StoreCorruptException($"'{location}'", "its schema cannot be read, so that no copy can be made", e);
        }
        catch (SqliteException e)
        {
            var known = SqliteErrors.Translate(location, e)!;
            throw known is StoreCorruptException ? known : SqliteErrors.Translate(target, e)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The copy '{target}' cannot be written: {e.Message}", canRetry: true, innerException: e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Write(SqliteConnection connection, string temporary, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interrupting = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);

        // A reader refuses to write, to a copy as well.
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

    // SQLite has closed it, so opening it here cancels no lock of SQLite's.
    private static void Synchronise(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}

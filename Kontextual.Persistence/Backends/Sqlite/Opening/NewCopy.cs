using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>A copy of a store that is being made. It has a temporary name next to its path until it is complete.</summary>
/// <remarks>
/// The copy is made through an open connection, so that a store whose file has no name any more can be copied as well. The name is one that
/// <see cref="StoreCreation.TemporariesOf"/> knows, so that the copy can be opened if the process is killed while it is renamed.
/// </remarks>
/// <param name="location">The path of the store.</param>
/// <param name="target">The path of the copy.</param>
internal sealed class NewCopy(string location, string target) : IDisposable
{
    // Room for the id, the ending and that of a journal within the 255 bytes that file systems allow.
    private const int MostNameBytes = 200;

    /// <summary>The path until the copy is complete.</summary>
    public string Path { get; } = $"{target}.{new Guid(RandomNumberGenerator.GetBytes(16)):D}.new";

    /// <summary>Checks the path of a copy.</summary>
    /// <exception cref="ArgumentException">
    /// A file or folder exists at the path, the log of another store is next to it, SQLite would take the copy for a file of another store, the
    /// folder of the path does not exist, or the name is that of a folder or too long.
    /// </exception>
    public static void Validate(string target)
    {
        if (System.IO.Path.EndsInDirectorySeparator(target))
            throw new ArgumentException($"'{target}' is the name of a folder. Add the name of a file.", nameof(target));
        if (Encoding.UTF8.GetByteCount(System.IO.Path.GetFileName(target)) > MostNameBytes)
            throw new ArgumentException($"The name of '{target}' is too long. It can have at most {MostNameBytes} bytes.", nameof(target));
        if (System.IO.Path.Exists(target))
            throw new ArgumentException($"'{target}' already exists. Name a path that does not exist.", nameof(target));
        if (File.Exists(CompanionFiles.LogOf(target)) || File.Exists(CompanionFiles.JournalOf(target)))
        {
            throw new ArgumentException(
                $"The log of another store is next to '{target}', and SQLite would use it for the copy. Name another path.", nameof(target));
        }

        if (CompanionFiles.OwnerOf(target) is { } owner)
            throw new ArgumentException($"'{target}' is the name of a file that would belong to a store '{owner}'. Name another path.", nameof(target));
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(target)))
        {
            throw new ArgumentException(
                $"The folder '{System.IO.Path.GetDirectoryName(target)}' for the copy does not exist. Make the folder first.", nameof(target));
        }
    }

    /// <summary>Writes one committed state of the store.</summary>
    /// <param name="connection">A connection to the store without an open transaction.</param>
    /// <param name="check">Called before and after the copying. It throws if the store cannot be copied.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="StoreUnavailableException">The copy cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is too damaged to be copied.</exception>
    public void Write(SqliteConnection connection, Action check, CancellationToken cancellationToken) => Translating(
        connection,
        () =>
        {
            check();
            StoreFile.CreateEmpty(Path);
            cancellationToken.ThrowIfCancellationRequested();
            using (cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle))
                Vacuum(connection);

            // An interruption that arrives before SQLite has begun the statement has no effect.
            cancellationToken.ThrowIfCancellationRequested();
            check();
        },
        cancellationToken);

    /// <summary>Changes the copy before it is flushed.</summary>
    /// <param name="change">Gets a connection without a journal on the disk, because an interrupted copy is deleted.</param>
    public void Use(Action<SqliteConnection> change)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        using var connection = new SqliteConnection(builder.ConnectionString);
        Translating(
            connection,
            () =>
            {
                connection.Open();
                SqliteSession.Scalar(connection, "PRAGMA journal_mode = MEMORY");
                SqliteSession.Scalar(connection, "PRAGMA synchronous = OFF");
                change(connection);
            },
            CancellationToken.None);
    }

    /// <summary>Flushes the copy to disk. No connection to it may be open.</summary>
    public void Flush() => Translating(null, () => StoreFile.Synchronise(Path), CancellationToken.None);

    /// <summary>Gives the copy its name. No connection to it may be open.</summary>
    /// <exception cref="StoreUnavailableException">A file was created at the path in the meantime, or the folder cannot be written.</exception>
    public void Complete() => Translating(
        null,
        () =>
        {
            File.Move(Path, target, overwrite: false);
            try
            {
                OpenFiles.SynchroniseFolder(System.IO.Path.GetDirectoryName(target)!);
            }
            catch
            {
                File.Delete(target);
                throw;
            }
        },
        CancellationToken.None);

    /// <summary>Returns the exception to throw when the file of the copy was removed, for example because a store was created at its path.</summary>
    public StoreUnavailableException Removed(Exception inner) => NotWritten("its file was removed while it was being made", canRetry: true, inner);

    /// <summary>Deletes what an incomplete copy has left.</summary>
    public void Dispose()
    {
        foreach (var left in (string[])[Path, CompanionFiles.JournalOf(Path), CompanionFiles.LogOf(Path), CompanionFiles.IndexOf(Path)])
            File.Delete(left);
    }

    /// <summary>Returns the exception to throw for a store whose file is too short to be copied.</summary>
    public static StoreCorruptException Short(string location, string how, Exception? inner = null) =>
        new($"'{location}'", $"its file ends before its last page, so it cannot be copied: {how}", inner);

    private void Translating(SqliteConnection? connection, Action work, CancellationToken cancellationToken)
    {
        try
        {
            work();
        }
        catch (SqliteException e) when (SqliteErrors.IsInterrupted(e) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("Copying the store was cancelled. No part of the copy is left.", e, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw Known(e, connection!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(e.Message.TrimEnd('.').Replace(Path, target, StringComparison.Ordinal), canRetry: true, e);
        }
    }

    private KnowledgeException Known(SqliteException e, SqliteConnection connection)
    {
        if (SqliteErrors.IsShortRead(e, connection))
            return Short(location, "a page could not be read completely", e);

        // The statement itself is correct, so the error is about the schema that SQLite read from the store.
        if (e.SqliteErrorCode == raw.SQLITE_ERROR)
            return new StoreCorruptException($"'{location}'", "its schema cannot be read, so it cannot be copied", e);
        if (SystemErrors.IsFailedRead(connection) || e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
            return SqliteErrors.Translate(location, e, connection: connection)!;
        return e.SqliteErrorCode == raw.SQLITE_FULL
            ? NotWritten("its disk is full", canRetry: true, e)
            : NotWritten(string.Create(CultureInfo.InvariantCulture, $"SQLite reported error {SqliteErrors.CodeOf(e)}"), canRetry: false, e);
    }

    private StoreUnavailableException NotWritten(string why, bool canRetry, Exception inner) => new(
        $"The copy '{target}' cannot be written: {why}. No part of it is left, and the store is unchanged.", location, canRetry, innerException: inner);

    private void Vacuum(SqliteConnection connection)
    {
        // The setting of a reading connection also forbids writing to a copy.
        var refuses = SqliteSession.Scalar(connection, "PRAGMA query_only") is 1L;
        if (refuses)
            SqliteSession.Scalar(connection, "PRAGMA query_only = 0");
        try
        {
            using var command = new SqliteCommand("VACUUM INTO $path", connection);
            command.Parameters.AddWithValue("$path", Path);
            command.ExecuteNonQuery();
        }
        finally
        {
            if (refuses)
                SqliteSession.Scalar(connection, "PRAGMA query_only = 1");
        }
    }
}

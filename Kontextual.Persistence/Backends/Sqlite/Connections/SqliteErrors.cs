using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>The one place where errors of SQLite and EF become errors of ours, told apart by code.</summary>
internal static class SqliteErrors
{
    private const int BadStatement = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int NoTemporaryFolder = 6410;
    private const int ShortRead = 522;

    /// <summary>The error of ours, or null when the exception is none of the provider's.</summary>
    /// <param name="location">The store.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="transaction">The transaction whose outcome is unknown when the disk failed; null when none is being committed.</param>
    /// <param name="connection">The connection that failed, still open: it is asked for the system's own error. Null when it is closed.</param>
    public static KnowledgeException? Translate(
        string location, Exception exception, TransactionId? transaction = null, SqliteConnection? connection = null) => exception switch
        {
            SqliteException e => OfCode(location, e, e, transaction, connection),
            DbUpdateConcurrencyException e => new StoreUnavailableException(
                $"A row of '{location}' that this transaction was changing is gone or changed: something else wrote to the file.", true, innerException: e),
            DbUpdateException { InnerException: SqliteException inner } e => OfCode(location, inner, e, transaction, connection),
            DbUpdateException e => new StoreUnavailableException($"The store '{location}' did not take a write.", false, innerException: e),
            StoredValueException e => e.ForCallers(location),
            _ => null,
        };

    /// <summary>True for the code of a lock that another connection holds.</summary>
    public static bool IsBusy(int code) => (code & 0xFF) == Busy;

    /// <summary>True for a page that lies behind the end of the file, while the system reported no error: the file was cut short.</summary>
    public static bool IsShortRead(SqliteException error, SqliteConnection connection) =>
        error is { SqliteErrorCode: InputOutput, SqliteExtendedErrorCode: InputOutput or ShortRead } && !SystemErrors.IsFailedRead(connection);

    /// <summary>The number that tells most about an error, to be shown to people.</summary>
    public static int CodeOf(SqliteException error) => error.SqliteExtendedErrorCode;

    /// <summary>True for the error of a statement that was told to stop.</summary>
    public static bool IsInterrupted(SqliteException error) => error.SqliteErrorCode == Interrupted;

    /// <summary>True for an error after which nothing more may be written through the same connection: I/O, damage.</summary>
    public static bool EndsWriting(KnowledgeException error)
    {
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: InputOutput or Corrupt or NotADatabase, SqliteExtendedErrorCode: not NoTemporaryFolder })
                return true;
        }

        return false;
    }

    private static KnowledgeException OfCode(
        string location, SqliteException e, Exception inner, TransactionId? transaction, SqliteConnection? connection) => e.SqliteErrorCode switch
        {
            Busy or Locked => new StoreUnavailableException(
                $"The store '{location}' is locked by another program. Try again when it is done.", true, innerException: inner),
            ReadOnly => new StoreReadOnlyException(
                $"The store '{location}' may not be written. Make the file and its folder writable, or open it read-only.", location, inner),
            InputOutput or Corrupt or NotADatabase => OfDisk(location, e, inner, transaction, connection),
            Full => new StoreUnavailableException(
                $"The disk of the store '{location}' is full. Nothing was written; make room and try again.", true, innerException: inner),
            CannotOpen when SystemErrors.IsDescriptorShortage(connection) => new StoreUnavailableException(
                $"The store '{location}' cannot be read now: the process or the system has no file descriptor left. "
                + $"Close files, raise the limit on open files, or lower {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.MaxReaders)}, and try again.",
                true,
                innerException: inner),
            CannotOpen => new StoreUnavailableException(
                $"The store '{location}', or a file that SQLite keeps beside it, cannot be opened. Check that its folder exists and may be read and written.",
                false,
                innerException: inner),
            BadStatement => new StoreUnavailableException(
                $"SQLite refused a statement on '{location}' (error {e.SqliteExtendedErrorCode}): a table or column of the store is missing, or another program has changed it. "
                + "Look at the file with a SQLite tool, or restore a backup.",
                false,
                innerException: inner),
            _ => new StoreUnavailableException(
                $"SQLite refused an operation on '{location}' with error {e.SqliteExtendedErrorCode}.", false, innerException: inner),
        };

    private static KnowledgeException OfDisk(
        string location, SqliteException e, Exception inner, TransactionId? transaction, SqliteConnection? connection) => e.SqliteErrorCode switch
        {
            InputOutput when e.SqliteExtendedErrorCode == NoTemporaryFolder => new StoreUnavailableException(
                $"SQLite found no folder for temporary files that it may write, for '{location}'. Nothing was written; name one in SQLITE_TMPDIR.",
                false,
                innerException: inner),
            InputOutput => new StoreUnavailableException(
                $"Reading or writing the store '{location}' failed (SQLite error {e.SqliteExtendedErrorCode}). Close it, check the disk, and look whether the last write is there.",
                false,
                outcomeUnknown: transaction is not null,
                transaction,
                innerException: inner),
            Corrupt when SystemErrors.IsFailedRead(connection) => new StoreUnavailableException(
                $"Reading the store '{location}' failed: the operating system reported an I/O error. Close the store, check the disk, and open it again.",
                false,
                outcomeUnknown: transaction is not null,
                transaction,
                innerException: inner),
            _ => new StoreCorruptException(
                $"'{location}'", $"SQLite found it malformed (error {e.SqliteExtendedErrorCode})", inner),
        };
}

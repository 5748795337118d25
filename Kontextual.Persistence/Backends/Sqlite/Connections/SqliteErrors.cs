using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Translates all errors of SQLite and EF to exceptions of this library. It distinguishes them by their codes.</summary>
internal static class SqliteErrors
{
    /// <summary>The code of a statement that was interrupted. A statement that only reads does not end its transaction.</summary>
    public const int Interrupted = 9;

    private const int BadStatement = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int NoTemporaryFolder = 6410;
    private const int ShortRead = 522;

    /// <summary>The tables of a virtual table do not fit together. The only one is the word index.</summary>
    private const int CorruptIndex = 267;

    /// <summary>Translates an exception of the provider. Returns null for any other exception.</summary>
    /// <param name="location">The store.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="transaction">
    /// The transaction that is being committed, whose outcome is unknown after a failure of the disk; null when there is none.
    /// </param>
    /// <param name="connection">The connection that failed, which knows the error of the operating system; null when it is closed.</param>
    public static KnowledgeException? Translate(
        string location, Exception exception, TransactionId? transaction = null, SqliteConnection? connection = null) => exception switch
        {
            SqliteException e => OfCode(location, e, e, transaction, connection),
            DbUpdateConcurrencyException e => new StoreUnavailableException(
                $"A row of '{location}' that this transaction was changing was changed or deleted: another program wrote to the file.", location, true, innerException: e),
            DbUpdateException { InnerException: SqliteException inner } e => OfCode(location, inner, e, transaction, connection),
            DbUpdateException e => new StoreUnavailableException($"The store '{location}' refused a write.", location, false, innerException: e),
            StoredValueException e => e.ForCallers(location),
            _ => null,
        };

    /// <summary>Returns whether a code means that another connection holds a lock.</summary>
    public static bool IsBusy(int code) => (code & 0xFF) == Busy;

    /// <summary>
    /// Returns whether a page is behind the end of the file although the system reported no error, which means that the file was truncated.
    /// </summary>
    public static bool IsShortRead(SqliteException error, SqliteConnection connection) =>
        error is { SqliteErrorCode: InputOutput, SqliteExtendedErrorCode: InputOutput or ShortRead } && !SystemErrors.IsFailedRead(connection);

    /// <summary>Returns the most specific code of an error, for messages.</summary>
    public static int CodeOf(SqliteException error) => error.SqliteExtendedErrorCode;

    /// <summary>Returns whether an error means that the statement was interrupted.</summary>
    public static bool IsInterrupted(SqliteException error) => error.SqliteErrorCode == Interrupted;

    /// <summary>Returns whether nothing more may be written through the same connection after an error, such as an I/O error or damage.</summary>
    public static bool EndsWriting(KnowledgeException error)
    {
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: InputOutput or Corrupt or NotADatabase, SqliteExtendedErrorCode: not (NoTemporaryFolder or CorruptIndex) })
                return true;
        }

        return false;
    }

    private static KnowledgeException OfCode(
        string location, SqliteException e, Exception inner, TransactionId? transaction, SqliteConnection? connection) => e.SqliteErrorCode switch
        {
            Busy or Locked => new StoreUnavailableException(
                $"The store '{location}' is locked by another program. Try again when that program has finished.", location, true, innerException: inner),
            ReadOnly => new StoreReadOnlyException(
                $"The store '{location}' may not be written. Make the file and its folder writable, or open it read-only.", location, inner),
            InputOutput or Corrupt or NotADatabase => OfDisk(location, e, inner, transaction, connection),
            Full => new StoreUnavailableException(
                $"The disk of the store '{location}' is full. Nothing was written. Free disk space and try again.", location, true, innerException: inner),
            CannotOpen when SystemErrors.IsDescriptorShortage(connection) => new StoreUnavailableException(
                $"The store '{location}' cannot be read now, because the process or the system has no file descriptors left. "
                + $"Close files, raise the limit on open files, or lower {nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.MaxReaders)}, and try again.",
                location,
                true,
                innerException: inner),
            CannotOpen => new StoreUnavailableException(
                $"The store '{location}', or a file that SQLite keeps next to it, cannot be opened. Check that its folder exists and may be read and written.",
                location,
                false,
                innerException: inner),
            BadStatement => new StoreUnavailableException(
                $"SQLite refused a statement on '{location}' (error {e.SqliteExtendedErrorCode}): a table or column of the store is missing, or another program has changed it. "
                + "Look at the file with a SQLite tool, or restore a backup.",
                location,
                false,
                innerException: inner),
            _ => new StoreUnavailableException(
                $"SQLite refused an operation on '{location}' with error {e.SqliteExtendedErrorCode}.", location, false, innerException: inner),
        };

    private static KnowledgeException OfDisk(
        string location, SqliteException e, Exception inner, TransactionId? transaction, SqliteConnection? connection) => e.SqliteErrorCode switch
        {
            InputOutput when e.SqliteExtendedErrorCode == NoTemporaryFolder => new StoreUnavailableException(
                $"SQLite found no writable folder for temporary files, for '{location}'. Nothing was written. Set SQLITE_TMPDIR to a writable folder.",
                location,
                false,
                innerException: inner),
            InputOutput => new StoreUnavailableException(
                $"Reading or writing the store '{location}' failed (SQLite error {e.SqliteExtendedErrorCode}). Close it, check the disk, and check whether the last write is in the store.",
                location,
                false,
                outcomeUnknown: transaction is not null,
                transaction,
                innerException: inner),
            Corrupt when SystemErrors.IsFailedRead(connection) => new StoreUnavailableException(
                $"Reading the store '{location}' failed: the operating system reported an I/O error. Close the store, check the disk, and open it again.",
                location,
                false,
                outcomeUnknown: transaction is not null,
                transaction,
                innerException: inner),
            Corrupt when e.SqliteExtendedErrorCode == CorruptIndex => new StoreUnavailableException(
                $"The word index of the store '{location}' is damaged (SQLite error {CorruptIndex}). No data is lost. "
                + $"Rebuild it ({nameof(IKnowledgeRepository.RebuildAsync)}), and try again.",
                location,
                canRetry: false,
                innerException: inner),
            _ => new StoreCorruptException(
                $"'{location}'", $"SQLite found it malformed (error {e.SqliteExtendedErrorCode})", inner),
        };
}

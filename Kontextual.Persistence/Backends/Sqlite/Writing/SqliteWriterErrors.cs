using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Translates and classifies errors of SQLite for the writing room.</summary>
/// <param name="location">The path of the store.</param>
/// <param name="connection">The writing connection, which knows the error of the operating system.</param>
/// <param name="guard">Knows whether the files are still those of the store.</param>
internal sealed class SqliteWriterErrors(string location, SqliteConnection connection, SwapGuard guard) : IWriterErrors
{
    public KnowledgeException? Translate(Exception exception, TransactionId? transaction = null) =>
        exception is SqliteException ? SqliteErrors.Translate(location, exception, transaction, connection) : null;

    // A file that was truncated looks damaged to whoever reads the missing pages.
    public KnowledgeException? TranslateHeld(Exception exception, TransactionId? transaction = null) =>
        (exception is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT } ? guard.WhyDamaged() : null) ?? Translate(exception, transaction);

    public bool EndsWriting(KnowledgeException error) => SqliteErrors.EndsWriting(error);

    public StoreUnavailableException KeptWaiting(TimeSpan longest) => StoreLock.TookTooLong(location, longest);
}

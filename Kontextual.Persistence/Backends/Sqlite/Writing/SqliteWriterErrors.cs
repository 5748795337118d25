using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Translates and classifies errors of SQLite for the writing room.</summary>
/// <param name="location">The path of the store.</param>
/// <param name="connection">The writing connection, which knows the error of the operating system.</param>
internal sealed class SqliteWriterErrors(string location, SqliteConnection connection) : IWriterErrors
{
    public KnowledgeException? Translate(Exception exception, TransactionId? transaction = null) =>
        exception is SqliteException ? SqliteErrors.Translate(location, exception, transaction, connection) : null;

    public bool EndsWriting(KnowledgeException error) => SqliteErrors.EndsWriting(error);

    public StoreUnavailableException KeptWaiting(TimeSpan longest) => StoreLock.TookTooLong(location, longest);
}

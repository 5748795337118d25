using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Translates and classifies errors of SQLite for the writing room.</summary>
/// <param name="location">The path of the store.</param>
/// <param name="connection">The writing connection, which knows the error of the operating system.</param>
/// <param name="guard">Knows whether the files are still those of the store.</param>
internal sealed class SqliteWriterErrors(string location, SqliteConnection connection, SwapGuard guard) : IWriterErrors
{
    public KnowledgeException? Translate(Exception exception, TransactionId? transaction = null)
    {
        if (exception is not SqliteException)
            return null;
        var known = SqliteErrors.Translate(location, exception, transaction, connection);

        // A file that was truncated looks damaged to whoever reads the missing pages.
        return known is StoreCorruptException ? guard.WhyDamaged() ?? known : known;
    }

    public bool EndsWriting(KnowledgeException error) => SqliteErrors.EndsWriting(error);

    public StoreUnavailableException KeptWaiting(TimeSpan longest) => StoreLock.TookTooLong(location, longest);
}

using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>The writing connection, with the statements that are prepared on it and what brings its log into the file.</summary>
internal sealed class WriterConnection(string location, SqliteSession session, StoreLog log) : IDisposable
{
    public SqliteSession Session => session;

    public TransactionStatements Statements { get; } = new(session.Connection);

    public PreparedRowWriter Rows { get; } = new(session.Connection.Handle!, session.Context.Model);

    public LogCheckpoints Checkpoints { get; } = new(location, session.Connection, log);

    /// <summary>A number that changes each time the store's file is rewritten, by compacting or by another program.</summary>
    public long Rewrites() => (long)SqliteSession.Scalar(session.Connection, "PRAGMA schema_version")!;

    // Closing the last connection checkpoints, which must not meet another process's commit: the caller holds the store's lock.
    public void Dispose()
    {
        Checkpoints.Dispose();
        Rows.Dispose();
        Statements.Dispose();
        session.Dispose();
    }
}

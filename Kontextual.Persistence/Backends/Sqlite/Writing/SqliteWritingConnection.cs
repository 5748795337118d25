using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Backends.Writing;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>The writing connection, with its prepared statements, its checkpoints and the check of the store's files.</summary>
internal sealed class SqliteWritingConnection : IWritingConnection
{
    private readonly SqliteSession _session;
    private readonly TransactionStatements _statements;
    private readonly PreparedRowWriter _rows;
    private readonly LogCheckpoints _checkpoints;
    private readonly SwapGuard _guard;

    /// <summary>Initializes the connection.</summary>
    /// <param name="location">The real path of the store.</param>
    /// <param name="options">The options of the store.</param>
    /// <param name="session">The open session. This object disposes of it.</param>
    /// <param name="watch">Detects whether the files at the paths are still those of the store.</param>
    /// <param name="log">Logs events that are not reported to a caller.</param>
    public SqliteWritingConnection(string location, SqliteStoreOptions options, SqliteSession session, StoreWatch watch, StoreLog log)
    {
        // Opened first, because this can fail, and no statement must be prepared on a session that the caller then closes.
        var lockFile = StoreLock.Open(location);
        var connection = session.Connection;
        Location = location;
        _session = session;
        _statements = new TransactionStatements(connection);
        _rows = new PreparedRowWriter(
            connection.Handle!,
            session.Context.Model,
            [new MetadataIndex(connection.Handle!), new WordIndex(connection.Handle!, digest => connection.TextOf(digest.ToBytes()))]);
        _checkpoints = new LogCheckpoints(location, connection, log);
        watch.Include(lockFile.Identity, Rewrites);
        _guard = new SwapGuard(location, watch, connection);
        Session = new WriteSession(session.Context, _rows);
        Lock = new StoreTurnLock(location, lockFile);
        Errors = new SqliteWriterErrors(location, connection, _guard);
        LoneWriting = new Compaction(location, connection, options.BusyWait);
        LoneReading = new SqliteLoneReading(location, connection, watch);
    }

    public string Location { get; }

    public WriteSession Session { get; }

    public ITransactionControl Transactions => _statements;

    public ITurnLock Lock { get; }

    public IStoreCheck Check => _guard;

    public IWriterErrors Errors { get; }

    public ILoneWriting LoneWriting { get; }

    public ILoneReading LoneReading { get; }

    public bool NeedsMaintenance => _checkpoints.IsDue;

    public void Maintain()
    {
        if (!NeedsMaintenance || !_guard.IsSafeToCheckpoint())
            return;
        _checkpoints.Run();

        // The file is longer now. If it is truncated before the next turn, that is found only if this length is known.
        _guard.IsSafeToCheckpoint();
    }

    // Closing the last connection checkpoints, so the writing room holds the lock to exclude commits of other processes.
    public void Close(bool isHeld, Action others)
    {
        // The log is not copied into a file that is not the store's, is no longer complete, or cannot be checked.
        var isSafe = false;
        Closing.RunAll(
            () => isSafe = _guard.IsSafeToCheckpoint(),
            others,
            () => _session.EmptyLog(isHeld && isSafe),
            Dispose);
    }

    public void Dispose() => Closing.RunAll(_checkpoints.Dispose, _rows.Dispose, _statements.Dispose, _session.Dispose);

    /// <summary>Returns a number that changes each time the store's file is rewritten, by compacting or by another program.</summary>
    private long Rewrites() => (long)SqliteSession.Scalar(_session.Connection, "PRAGMA schema_version")!;
}

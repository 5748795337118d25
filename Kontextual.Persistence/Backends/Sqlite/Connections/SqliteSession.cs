using System.Data;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>One open connection with its settings, and the context on it; both are kept open and used again.</summary>
internal sealed class SqliteSession : IDisposable
{
    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private const int LeaveFilesWhenClosing = 1006;

    private readonly StoreWatch? _watch;
    private ReadingWay? _way;
    private Func<SqliteSession>? _open;

    private SqliteSession(KeptSqliteConnection connection, StoreWatch? watch)
    {
        _watch = watch;
        Connection = connection;
        Context = new KontextualDbContext(SqliteContextOptions.For(connection));
        connection.Columns = StoredColumns.Of(Context.Model);

        // Whoever writes begins and ends transactions on the connection itself.
        Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public KeptSqliteConnection Connection { get; private set; }

    public KontextualDbContext Context { get; private set; }

    /// <inheritdoc cref="ReadingWay.IsCurrent"/>
    public bool IsCurrent => _way is null || (Connection.State == ConnectionState.Open && _way.IsCurrent);

    /// <inheritdoc cref="ReadingWay.IsUnchanged"/>
    public bool IsUnchanged => _way?.IsUnchanged != false;

    /// <summary>Opens a connection that writes, and on which the writer checkpoints; there is one of them in a process.</summary>
    /// <param name="path">The store.</param>
    /// <param name="options">Its options.</param>
    /// <param name="watch">What knows whether the files at the paths are still the store's.</param>
    public static SqliteSession OpenWriter(string path, SqliteStoreOptions options, StoreWatch? watch = null)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite, options);
        try
        {
            Set(connection, "journal_mode", "wal");
            Set(connection, "synchronous", options.Durability == SqliteDurability.Full ? 2 : 1);

            // The writer checkpoints by itself, because SQLite drops the error of its automatic checkpoint.
            Set(connection, "wal_autocheckpoint", 0);
            Set(connection, "journal_size_limit", WalBytesKept);

            // The writer waits by itself, so that it can stop waiting.
            Set(connection, "busy_timeout", 0);
            return new SqliteSession(connection, watch);
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    /// <summary>Opens a connection that reads, and leaves the file and its log as they are.</summary>
    /// <param name="path">The store.</param>
    /// <param name="options">Its options.</param>
    /// <param name="writable">Whether this user may write the store; see <see cref="ReadingWay"/>. The connection refuses to write all the same.</param>
    /// <param name="watch">What knows whether the files at the paths are still the store's.</param>
    /// <exception cref="StoreUnavailableException">They are not, or this user may not read the store beside its log.</exception>
    public static SqliteSession OpenReader(string path, SqliteStoreOptions options, bool writable, StoreWatch? watch = null)
    {
        if (watch?.LookToOpen() is { } swap)
            throw swap.ReadError();
        var way = ReadingWay.For(path, writable);
        var connection = Open(way.Source, way.Mode, options);
        var session = new SqliteSession(connection, watch) { _way = way, _open = () => OpenReader(path, options, writable, watch) };
        try
        {
            Set(connection, "query_only", 1);
            Set(connection, "wal_autocheckpoint", 0);
            CheckpointOnClose(connection, wanted: false);
            if (watch is not null)
                MakeSure(connection, watch);
            return session;
        }
        catch (Exception e)
        {
            throw Close(path, connection, e, session);
        }
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Opens the store anew, in the way that fits now; for a reader that is not current, while nobody reads by it.</summary>
    public void Renew()
    {
        Dispose();
        var next = _open!();
        (Connection, Context, _way) = (next.Connection, next.Context, next._way);
    }

    /// <summary>Brings the log into the file and cuts it to nothing, so that readers of other processes, who close later, can clear it away.</summary>
    /// <param name="isHeld">Whether the store's lock is held; nothing is done without it, nor when the file at the path is another.</param>
    /// <remarks>When it does not succeed the log stays, and holds what was written.</remarks>
    public void EmptyLog(bool isHeld)
    {
        if (isHeld && _watch is not { IsUndisturbed: false })
            _ = raw.sqlite3_wal_checkpoint_v2(Connection.Handle, null, raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
    }

    /// <summary>Closes the connection. The last one of a store clears away its log, except when the file at the path is another.</summary>
    public void Dispose()
    {
        // The last to close then clears away the files that SQLite made to read.
        if (Connection.State == ConnectionState.Open && _way is { HasEmptyLog: true })
            CheckpointOnClose(Connection, wanted: true);
        Context.Dispose();

        // SQLite deletes the log by its path, where it may be another's by now.
        if (_watch is { IsUndisturbed: false })
            raw.sqlite3_db_config(Connection.Handle!, LeaveFilesWhenClosing, 1, out _);
        Connection.Dispose();
    }

    /// <summary>The log is opened at the first read, by its path: only afterwards it is known whether both files are the store's.</summary>
    private static void MakeSure(KeptSqliteConnection connection, StoreWatch watch)
    {
        Scalar(connection, "PRAGMA schema_version");
        if (watch.LookToOpen() is not { } swap)
            return;
        raw.sqlite3_db_config(connection.Handle!, LeaveFilesWhenClosing, 1, out _);
        throw swap.ReadError();
    }

    private const int WalBytesKept = 16 << 20;

    private static KeptSqliteConnection Open(string path, SqliteOpenMode mode, SqliteStoreOptions options)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,

            // The wait for locks is SQLite's own, below; the provider's sleeps 150 ms at a time, so it gets the least.
            DefaultTimeout = 1,
        };
        var connection = new KeptSqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            Set(connection, "busy_timeout", (long)options.BusyWait.TotalMilliseconds);
            Set(connection, "foreign_keys", 1);
            return connection;
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    // What the system said can only be asked of a connection that is still open.
    private static KnowledgeException Close(string path, KeptSqliteConnection connection, Exception cause, SqliteSession? session = null)
    {
        var known = cause as KnowledgeException ?? SqliteErrors.Translate(path, cause, connection: connection);

        // A session knows what it may clear away.
        ((IDisposable?)session ?? connection).Dispose();
        if (known is null || known == cause)
            ExceptionDispatchInfo.Throw(cause);
        return known;
    }

    /// <summary>Says whether the connection, when it is the last, brings the log into the file and removes it.</summary>
    private static void CheckpointOnClose(KeptSqliteConnection connection, bool wanted)
    {
        var result = raw.sqlite3_db_config(connection.Handle, LeaveFilesWhenClosing, wanted ? 0 : 1, out var isOff);
        if (result != 0 || isOff != (wanted ? 0 : 1))
        {
            throw new StoreUnavailableException(
                $"SQLite did not take the setting of the checkpoint on closing for '{connection.DataSource}' (error {result}).", canRetry: false);
        }
    }

    /// <summary>Sets a pragma and reads it back: SQLite ignores without a word what it does not know or cannot do.</summary>
    private static void Set(SqliteConnection connection, string pragma, object value)
    {
        var wanted = Convert.ToString(value, CultureInfo.InvariantCulture);
        Scalar(connection, $"PRAGMA {pragma} = {wanted}");
        var actual = Convert.ToString(Scalar(connection, $"PRAGMA {pragma}"), CultureInfo.InvariantCulture);
        if (actual == wanted)
            return;
        throw new StoreUnavailableException(
            $"SQLite did not take the setting {pragma} = {wanted} for '{connection.DataSource}'; it stands at {actual}. "
            + "The store needs a local file system on which a write-ahead log can be kept.",
            canRetry: false);
    }
}

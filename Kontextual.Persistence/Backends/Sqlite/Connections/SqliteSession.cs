using System.Data;
using System.Runtime.ExceptionServices;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>An open connection with its settings, and its context. Both stay open and are reused.</summary>
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

        // The writer begins and ends transactions on the connection itself.
        Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public KeptSqliteConnection Connection { get; private set; }

    public KontextualDbContext Context { get; private set; }

    /// <inheritdoc cref="ReadingWay.IsCurrent"/>
    public bool IsCurrent => _way is null || (Connection.State == ConnectionState.Open && _way.IsCurrent);

    /// <inheritdoc cref="ReadingWay.IsUnchanged"/>
    public bool IsUnchanged => _way?.IsUnchanged != false;

    /// <summary>Opens the connection on which the writer writes and checkpoints. A process has only one of them for each store.</summary>
    /// <param name="path">The path of the store.</param>
    /// <param name="options">The options of the store.</param>
    /// <param name="watch">Detects whether the files at the paths are still those of the store.</param>
    public static SqliteSession OpenWriter(string path, SqliteStoreOptions options, StoreWatch? watch = null)
    {
        var connection = Open(path, path, SqliteOpenMode.ReadWrite, ConnectionSettings.OfWriter(options));
        try
        {
            return new SqliteSession(connection, watch);
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    /// <summary>Opens a connection that only reads. It does not change the file or its log.</summary>
    /// <param name="path">The path of the store.</param>
    /// <param name="options">The options of the store.</param>
    /// <param name="writable">
    /// Whether this user may write the store; see <see cref="ReadingWay"/>. The connection refuses to write in either case.
    /// </param>
    /// <param name="watch">Detects whether the files at the paths are still those of the store.</param>
    /// <exception cref="StoreUnavailableException">The files were replaced, or this user cannot read the store with its log.</exception>
    public static SqliteSession OpenReader(string path, SqliteStoreOptions options, bool writable, StoreWatch? watch = null)
    {
        if (watch?.LookToOpen() is { } swap)
            throw swap.ReadError();
        var way = ReadingWay.For(path, writable);
        var connection = Open(path, way.Source, way.Mode, ConnectionSettings.OfReader(options));
        var session = new SqliteSession(connection, watch) { _way = way, _open = () => OpenReader(path, options, writable, watch) };
        try
        {
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

    /// <summary>Opens the store again, for a session that is not current. Nobody may read through the session meanwhile.</summary>
    public void Renew()
    {
        Dispose();
        var next = _open!();
        (Connection, Context, _way) = (next.Connection, next.Context, next._way);
    }

    /// <summary>Checkpoints and truncates the log, so that readers of other processes can remove it when they close later.</summary>
    /// <param name="isHeld">Whether the store's lock is held. Without it, or when another file is at the path, nothing is done.</param>
    /// <remarks>If the checkpoint fails, the log stays and holds the writes.</remarks>
    public void EmptyLog(bool isHeld)
    {
        if (isHeld && _watch is not { IsUndisturbed: false })
            _ = raw.sqlite3_wal_checkpoint_v2(Connection.Handle, null, raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
    }

    /// <summary>Closes the connection. The last connection to a store removes its log, unless another file is at the path.</summary>
    public void Dispose()
    {
        // If this is the last connection, SQLite then removes the files that it created for reading.
        if (Connection.State == ConnectionState.Open && _way is { HasEmptyLog: true })
            CheckpointOnClose(Connection, wanted: true);
        Context.Dispose();

        // SQLite deletes the log by its path, where the log of another file may be by now. A connection that could not be renewed is closed.
        if (Connection.Handle is { } open && _watch is { IsUndisturbed: false })
            raw.sqlite3_db_config(open, LeaveFilesWhenClosing, 1, out _);
        Connection.Dispose();
    }

    /// <summary>Checks the files after the first read, because SQLite opens the log by its path at that read.</summary>
    private static void MakeSure(KeptSqliteConnection connection, StoreWatch watch)
    {
        Scalar(connection, "PRAGMA schema_version");
        if (watch.LookToOpen() is not { } swap)
            return;
        raw.sqlite3_db_config(connection.Handle!, LeaveFilesWhenClosing, 1, out _);
        throw swap.ReadError();
    }

    private static KeptSqliteConnection Open(string path, string source, SqliteOpenMode mode, ConnectionSettings settings)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,

            // SQLite itself waits for locks, see ConnectionSettings. The provider would sleep for 150 ms at a time, so its timeout is minimal.
            DefaultTimeout = 1,
        };
        var connection = new KeptSqliteConnection(path, builder.ConnectionString);
        try
        {
            connection.Open();
            settings.ApplyTo(connection);
            return connection;
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    // The error of the operating system can only be read while the connection is open.
    private static KnowledgeException Close(string path, KeptSqliteConnection connection, Exception cause, SqliteSession? session = null)
    {
        var known = cause as KnowledgeException ?? SqliteErrors.Translate(path, cause, connection: connection);

        // A session decides which files may be removed.
        ((IDisposable?)session ?? connection).Dispose();
        if (known is null || known == cause)
            ExceptionDispatchInfo.Throw(cause);
        return known;
    }

    /// <summary>Sets whether SQLite checkpoints and removes the log when the last connection is closed.</summary>
    private static void CheckpointOnClose(KeptSqliteConnection connection, bool wanted)
    {
        var result = raw.sqlite3_db_config(connection.Handle, LeaveFilesWhenClosing, wanted ? 0 : 1, out var isOff);
        if (result != 0 || isOff != (wanted ? 0 : 1))
        {
            throw new StoreUnavailableException(
                $"SQLite did not accept the setting for the checkpoint on closing for '{connection.Location}' (error {result}).", connection.Location, canRetry: false);
        }
    }
}

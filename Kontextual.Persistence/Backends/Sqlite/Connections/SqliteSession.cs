using System.Globalization;
using Kontextual.Persistence.Backends.Sqlite.Files;
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

    private SqliteSession(KeptSqliteConnection connection, StoreWatch? watch)
    {
        _watch = watch;
        Connection = connection;
        Context = new KontextualDbContext(SqliteContextOptions.For(connection));

        // Whoever writes begins and ends transactions on the connection itself.
        Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public KeptSqliteConnection Connection { get; }

    public KontextualDbContext Context { get; }

    /// <summary>Opens a connection that writes and checkpoints; there is one of them in a process.</summary>
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
            Set(connection, "wal_autocheckpoint", WalPagesBeforeCheckpoint);
            Set(connection, "journal_size_limit", WalBytesKept);

            // The writer waits by itself, so that it can stop waiting.
            Set(connection, "busy_timeout", 0);
            return new SqliteSession(connection, watch);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads, and never checkpoints.</summary>
    /// <param name="path">The store.</param>
    /// <param name="options">Its options.</param>
    /// <param name="writable">
    /// True when the file may be written: SQLite then clears its own files away when the last connection closes. The connection
    /// refuses to write all the same.
    /// </param>
    /// <param name="watch">What knows whether the files at the paths are still the store's.</param>
    /// <exception cref="StoreUnavailableException">They are not.</exception>
    public static SqliteSession OpenReader(string path, SqliteStoreOptions options, bool writable, StoreWatch? watch = null)
    {
        if (watch?.LookToOpen() is { } swap)
            throw swap.ReadError();
        var connection = writable
            ? Open(path, SqliteOpenMode.ReadWrite, options)
            : Open(Unwritable(path), SqliteOpenMode.ReadOnly, options);
        try
        {
            Set(connection, "query_only", 1);
            Set(connection, "wal_autocheckpoint", 0);
            if (watch is not null)
                MakeSure(connection, watch);
            return new SqliteSession(connection, watch);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Closes the connection. The last one of a store clears away its log, except when the file at the path is another.</summary>
    public void Dispose()
    {
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

    private const int WalPagesBeforeCheckpoint = 1000;
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
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Without a log there is nothing to miss, and told that nobody writes SQLite makes no files beside the store, which it could
    // not clear away again without writing. With one, the log has to be read.
    private static string Unwritable(string path) => File.Exists(path + "-wal") ? path : ImmutableUri(path);

    /// <summary>The data source that reads a file as it lies there, without its log and without a lock.</summary>
    public static string ImmutableUri(string path) => new Uri(path).AbsoluteUri + "?immutable=1";

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

using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>One open connection with its settings, and the context on it; both are kept open and used again.</summary>
internal sealed class SqliteSession : IDisposable
{
    private SqliteSession(KeptSqliteConnection connection)
    {
        Connection = connection;
        Context = new KontextualDbContext(SqliteContextOptions.For(connection));

        // Whoever writes begins and ends transactions on the connection itself.
        Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public KeptSqliteConnection Connection { get; }

    public KontextualDbContext Context { get; }

    /// <summary>Opens a connection that writes, and on which the writer checkpoints; there is one of them in a process.</summary>
    public static SqliteSession OpenWriter(string path, SqliteStoreOptions options)
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
            return new SqliteSession(connection);
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    /// <summary>Opens a connection that reads, and never checkpoints.</summary>
    /// <param name="path">The store.</param>
    /// <param name="options">Its options.</param>
    /// <param name="writable">
    /// True when the file may be written: SQLite then clears its own files away when the last connection closes. The connection
    /// refuses to write all the same.
    /// </param>
    public static SqliteSession OpenReader(string path, SqliteStoreOptions options, bool writable)
    {
        var connection = writable
            ? Open(path, SqliteOpenMode.ReadWrite, options)
            : Open(Unwritable(path), SqliteOpenMode.ReadOnly, options);
        try
        {
            Set(connection, "query_only", 1);
            Set(connection, "wal_autocheckpoint", 0);
            return new SqliteSession(connection);
        }
        catch (Exception e)
        {
            throw Close(path, connection, e);
        }
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        Context.Dispose();
        Connection.Dispose();
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
    private static Exception Close(string path, KeptSqliteConnection connection, Exception cause)
    {
        var known = SqliteErrors.Translate(path, cause, connection: connection);
        connection.Dispose();
        if (known is null)
            ExceptionDispatchInfo.Throw(cause);
        return known;
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

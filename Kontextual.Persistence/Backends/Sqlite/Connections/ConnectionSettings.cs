using System.Globalization;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>The settings of a connection, as pragmas.</summary>
internal sealed class ConnectionSettings
{
    private const string BusyTimeout = "busy_timeout";
    private const int WalBytesKept = 16 << 20;

    private readonly string _wait;
    private readonly (string Pragma, string Value)[] _wanted;

    private ConnectionSettings(SqliteStoreOptions options, params (string Pragma, string Value)[] wanted)
    {
        _wait = Wait(options);
        _wanted =
        [
            ("foreign_keys", "1"),

            // Without this check, SQLite reads rows from bytes of a page that cannot belong to a row.
            ("cell_size_check", "1"),
            .. wanted,
        ];
    }

    /// <summary>Returns the settings of the connection that writes.</summary>
    public static ConnectionSettings OfWriter(SqliteStoreOptions options) => new(
        options,
        ("journal_mode", "wal"),
        ("synchronous", options.Durability == SqliteDurability.Full ? "2" : "1"),

        // The writer checkpoints by itself, because SQLite drops the error of its automatic checkpoint.
        ("wal_autocheckpoint", "0"),
        ("journal_size_limit", WalBytesKept.ToString(CultureInfo.InvariantCulture)),

        // The writer waits by itself, so that it can stop waiting.
        (BusyTimeout, "0"));

    /// <summary>Returns the settings of a connection that only reads.</summary>
    public static ConnectionSettings OfReader(SqliteStoreOptions options) => new(
        options,
        ("query_only", "1"),
        ("wal_autocheckpoint", "0"),
        (BusyTimeout, Wait(options)));

    /// <summary>
    /// Applies all settings in their order and then reads them back, because SQLite silently ignores settings that it does not know or cannot
    /// apply.
    /// </summary>
    /// <exception cref="StoreUnavailableException">SQLite did not accept a setting.</exception>
    public void ApplyTo(KeptSqliteConnection connection)
    {
        using var set = connection.CreateCommand();
        set.CommandText = string.Concat(_wanted.Prepend((Pragma: BusyTimeout, Value: _wait)).Select(setting => $"PRAGMA {setting.Pragma} = {setting.Value};"));

        // ExecuteNonQuery would run the settings behind the first result while it disposes its reader, which ignores errors.
        using (var done = set.ExecuteReader())
        {
            while (done.NextResult())
                continue;
        }

        using var read = connection.CreateCommand();
        read.CommandText = string.Concat(_wanted.Select(setting => $"PRAGMA {setting.Pragma};"));
        using var reader = read.ExecuteReader();
        foreach (var (pragma, wanted) in _wanted)
        {
            // A setting that SQLite does not know has no result, so that the results of the others move up and are found to be wrong.
            var actual = reader.Read() ? reader.GetString(0) : "unknown";
            if (actual != wanted)
                throw NotAccepted(pragma, wanted, actual, connection.Location);
            reader.NextResult();
        }
    }

    private static string Wait(SqliteStoreOptions options) => ((long)options.BusyWait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static StoreUnavailableException NotAccepted(string pragma, string wanted, string actual, string location) => new(
        $"SQLite did not accept the setting {pragma} = {wanted} for '{location}'; the value is {actual}. "
        + "The store needs a local file system that supports a write-ahead log.",
        location,
        canRetry: false);
}

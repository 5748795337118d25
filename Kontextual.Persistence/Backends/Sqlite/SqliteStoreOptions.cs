namespace Kontextual.Persistence;

/// <summary>How a SQLite file is opened. The defaults are the safe ones.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>True, the default, to make the store when the file is missing.</summary>
    public bool CreateIfMissing { get; set; } = true;

    /// <summary>True, the default, to bring an older store to this library's schema when it is opened for writing.</summary>
    public bool MigrateOnOpen { get; set; } = true;

    /// <summary>True to make a store of a file without a byte, as <c>kontextual init</c> does; refused unless told.</summary>
    public bool AdoptEmptyFile { get; set; }

    /// <summary>What a returned write has survived: <see cref="SqliteDurability.Full"/> unless told.</summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>
    /// How long a write waits for another process's before it ends in <see cref="StoreUnavailableException"/>: 30 seconds unless told.
    /// </summary>
    public TimeSpan BusyWait { get; set; } = TimeSpan.FromSeconds(30);
}

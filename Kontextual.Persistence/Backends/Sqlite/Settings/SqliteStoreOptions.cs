using Kontextual.Persistence.Backends.Sqlite.Files;

namespace Kontextual.Persistence;

/// <summary>How a SQLite file is opened. The defaults are the safe ones.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>True, the default, to make the store when the file is missing.</summary>
    public bool CreateIfMissing { get; set; } = true;

    /// <summary>What tells which file a path names; tests give another.</summary>
    internal Func<string, FileIdentity?> Look { get; set; } = static path => FileIdentity.Of(path);

    /// <summary>True, the default, to bring an older store to this library's schema when it is opened for writing.</summary>
    public bool MigrateOnOpen { get; set; } = true;

    /// <summary>True to make a store of a file without a byte. By default such a file is refused.</summary>
    public bool AdoptEmptyFile { get; set; }

    /// <summary>What a returned write survives; <see cref="SqliteDurability.Full"/> by default.</summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>
    /// How long a write waits for another process's before it ends in <see cref="StoreUnavailableException"/>: 30 seconds by default.
    /// </summary>
    public TimeSpan BusyWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long, from its beginning, writes may still join a shared commit: 20 ms by default, at most 1 second. Writes that wait
    /// together share one commit, and each returns when that is on disk. So a write returns at the latest this long plus one
    /// <see cref="KnowledgeStoreOptions.WriteTimeLimit"/> after its own work, when the last to join is as slow as it may be. Zero
    /// gives each write its own commit.
    /// </summary>
    public TimeSpan SharedCommitWindow { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How many connections read at once: 8 by default, from 2 to 1,000. Further readers wait for one, first come first served, and
    /// hold no thread meanwhile. One of the connections serves reads outside views only, so that a read inside the work of a
    /// <see cref="IKnowledgeRepository.ReadAsync{T}"/> gets its turn although every view holds a connection. A view that is begun
    /// inside another view, or inside the work of a write, is not counted. Until the store is closed, each connection that was ever
    /// open at the same time as the others costs one file descriptor.
    /// </summary>
    public int MaxReaders { get; set; } = 8;

    /// <summary>
    /// How long a reader waits for a connection while none is given back, before it ends in <see cref="StoreUnavailableException"/>:
    /// 30 seconds by default, at most one hour. Each connection that is given back begins the time anew.
    /// </summary>
    public TimeSpan ReaderWait { get; set; } = TimeSpan.FromSeconds(30);
}

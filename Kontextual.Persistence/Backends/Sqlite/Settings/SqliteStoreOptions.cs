using Kontextual.Persistence.Backends.Sqlite.Files;

namespace Kontextual.Persistence;

/// <summary>The options of a store in a SQLite file. The defaults are the safe choices.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>True to create the store if the file is missing and the store is opened for writing. True by default.</summary>
    public bool CreateIfMissing { get; set; } = true;

    /// <summary>Returns the identity of the file at a path. Tests replace it.</summary>
    internal Func<string, FileIdentity?> Look { get; set; } = static path => FileIdentity.Of(path);

    /// <summary>True to migrate an older store to the schema of this library when it is opened for writing. True by default.</summary>
    public bool MigrateOnOpen { get; set; } = true;

    /// <summary>True to create a store in an existing empty file. False by default: an empty file is refused.</summary>
    public bool AdoptEmptyFile { get; set; }

    /// <summary>The failures that a write survives after it has returned: <see cref="SqliteDurability.Full"/> by default.</summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>
    /// The longest time that a write waits for other processes: 30 seconds by default, from zero to one hour. A write that waits longer fails
    /// with <see cref="StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan BusyWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long further writes may join a shared transaction, counted from its beginning: 20 ms by default, from zero to one second. Zero
    /// gives each write its own commit.
    /// </summary>
    /// <remarks>
    /// Writes that wait together share one commit, and each of them returns when that commit is on disk. The last write that joins can take up
    /// to <see cref="KnowledgeStoreOptions.WriteTimeLimit"/>, so a write returns at most that long plus this time after its own work.
    /// </remarks>
    public TimeSpan SharedCommitWindow { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// The maximum number of connections that read at the same time: 8 by default, from 2 to 1,000. Further readers wait for a connection in
    /// the order of their arrival, without holding a thread.
    /// </summary>
    /// <remarks>
    /// One of the connections is reserved for reads outside of views, so that such a read inside the work of
    /// <see cref="IKnowledgeRepository.ReadAsync{T}"/> gets a connection although each view holds one. A view inside another view, or inside
    /// the work of a write, is not counted. Until it is closed, a store holds as many file descriptors as connections were ever open at the
    /// same time.
    /// </remarks>
    public int MaxReaders { get; set; } = 8;

    /// <summary>
    /// The longest time that a reader waits while no connection is returned: 30 seconds by default, from zero to one hour. Each connection
    /// that is returned restarts the time. A reader that waits longer fails with <see cref="StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan ReaderWait { get; set; } = TimeSpan.FromSeconds(30);
}

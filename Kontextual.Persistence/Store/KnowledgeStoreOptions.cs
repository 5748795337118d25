using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.InMemory;
using Kontextual.Persistence.Backends.Sqlite;
using Kontextual.Persistence.Changes;
using Microsoft.Extensions.Logging;

namespace Kontextual.Persistence;

/// <summary>Which backend keeps a store, and how. Checked once, when the store is opened.</summary>
public sealed class KnowledgeStoreOptions
{
    /// <summary>The clock. All times of the store come from it, cut to microseconds and never running backwards.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where new ids come from; random UUIDv7 of <see cref="TimeProvider"/> when null.</summary>
    public IIdSource? Ids { get; set; }

    /// <summary>Where the salts of change records come from; the system's cryptographic random numbers when null.</summary>
    public ISaltSource? Salts { get; set; }

    /// <summary>
    /// How long the work of one <see cref="IKnowledgeRepository.WriteAsync{T}"/> may take once its turn has come, before it is
    /// rolled back with <see cref="WriteTimeoutException"/>: 30 seconds by default. It bounds how long others wait. Storing content
    /// over 1 MiB counts: whoever writes hundreds of MiB to a slow disk raises it, and the busy wait of other processes with it.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan WriteTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often <see cref="IChangeReader.FollowAsync"/> looks for records that another process wrote: 200 ms by default.</summary>
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>True to open the store for reading only; every write then throws <see cref="StoreReadOnlyException"/>.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>
    /// Where the library logs what no caller is told, in the category <c>Kontextual.Store</c>: event 1001 (warning) when the
    /// write-ahead log cannot be brought into the store's file, 1002 (information) when that works again. Null, the default, logs
    /// nothing; with dependency injection the container's factory is taken.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    internal IBackend? Backend { get; set; }

    /// <summary>What measures how long something takes; tests give another. <see cref="TimeProvider"/> may stand still or run backwards.</summary>
    internal TimeProvider Elapsed { get; set; } = TimeProvider.System;

    /// <summary>What bounds the work of each write.</summary>
    internal TimeLimit WriteLimit => new(WriteTimeLimit, Elapsed);

    /// <summary>What the backend is told.</summary>
    internal StoreOpening Opening => new(ReadOnly, TimeProvider, Elapsed, IdSource, LoggerFactory);

    /// <summary>What the repository's transactions draw on, and nothing seen yet.</summary>
    internal StoreSources Sources => new(TimeProvider, IdSource, Salts ?? new RandomSaltSource(), new SeenHistory());

    private IIdSource IdSource => Ids ?? new UuidV7Source(TimeProvider);

    /// <summary>Keeps the store in one SQLite file on a local disk.</summary>
    /// <param name="path">The file; a relative path is taken from the current directory at this call.</param>
    /// <param name="configure">Sets the backend's own options.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public KnowledgeStoreOptions UseSqlite(string path, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteStoreOptions();
        configure?.Invoke(options);
        Backend = new SqliteBackend(Path.GetFullPath(path), options);
        return this;
    }

    /// <summary>Keeps the store in memory, for tests and small stores: a new, empty one each time a store is opened.</summary>
    public KnowledgeStoreOptions UseInMemory()
    {
        Backend = new InMemoryBackend();
        return this;
    }

    /// <summary>Checks what was set.</summary>
    /// <exception cref="ArgumentException">No backend was chosen, or a value is out of its range.</exception>
    internal void Validate()
    {
        if (Backend is null)
            throw new ArgumentException("No backend was chosen: call UseSqlite(path) or UseInMemory() on the options.");
        if (WriteTimeLimit <= TimeSpan.Zero && WriteTimeLimit != Timeout.InfiniteTimeSpan)
            throw new ArgumentException($"{nameof(WriteTimeLimit)} must be above zero or infinite, not {WriteTimeLimit}.");
        if (FollowInterval <= TimeSpan.Zero)
            throw new ArgumentException($"{nameof(FollowInterval)} must be above zero, not {FollowInterval}.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Backend.Validate();
    }
}

using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Backends.InMemory;
using Kontextual.Persistence.Backends.Sqlite;
using Kontextual.Persistence.Changes;
using Microsoft.Extensions.Logging;

namespace Kontextual.Persistence;

/// <summary>The backend of a store and its options. They are checked once, when the store is opened.</summary>
public sealed class KnowledgeStoreOptions
{
    /// <summary>The longest time of an option. The timers of .NET refuse times above 49.7 days.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    /// <summary>
    /// The clock of the store: the system clock by default. Times are truncated to microseconds. A change never has an earlier time than the
    /// last one.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The source of new ids. By default (null), ids are UUIDs of version 7 with the time of <see cref="TimeProvider"/>.</summary>
    public IIdSource? Ids { get; set; }

    /// <summary>The source of the salts of change records. By default (null), the cryptographic random number generator of the system.</summary>
    public ISaltSource? Salts { get; set; }

    /// <summary>
    /// The longest time that the work of one <see cref="IKnowledgeRepository.WriteAsync{T}"/> may take once it has begun: 30 seconds by
    /// default. Work that takes longer is rolled back and fails with <see cref="WriteTimeoutException"/>. The value must be above zero and at
    /// most 30 days; <see cref="Timeout.InfiniteTimeSpan"/> means no limit.
    /// </summary>
    /// <remarks>
    /// The limit bounds how long other writers wait. It includes the time for storing content over 1 MiB. To store hundreds of MiB on a slow
    /// disk, raise the limit, and raise <see cref="SqliteStoreOptions.BusyWait"/> in other processes that use the store.
    /// </remarks>
    public TimeSpan WriteTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often <see cref="IChangeReader.FollowAsync"/> checks for records of other processes: every 200 ms by default. The value must be
    /// above zero and at most 30 days.
    /// </summary>
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>True to open the store read-only, so that every write throws <see cref="StoreReadOnlyException"/>. False by default.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>
    /// Creates the logger for events that are not reported to a caller. By default (null), nothing is logged; with dependency injection, the
    /// default is the factory of the container. The category is <c>Kontextual.Store</c>. Event 1001 (warning): the write-ahead log could not
    /// be checkpointed into the store's file. Event 1002 (information): checkpoints succeed again.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    internal IBackend? Backend { get; set; }

    /// <summary>The clock that measures durations; tests replace it. It is not <see cref="TimeProvider"/>, which may stand still or run backwards.</summary>
    internal TimeProvider Elapsed { get; set; } = TimeProvider.System;

    /// <summary>The limit for the work of each write.</summary>
    internal TimeLimit WriteLimit => new(WriteTimeLimit, Elapsed);

    /// <summary>The settings that the backend gets from these options.</summary>
    internal StoreOpening Opening => new(ReadOnly, TimeProvider, Elapsed, IdSource, LoggerFactory);

    /// <summary>The sources of a new repository, which has not seen any history yet.</summary>
    internal StoreSources Sources => new(TimeProvider, IdSource, Salts ?? new RandomSaltSource(), new SeenHistory());

    private IIdSource IdSource => Ids ?? new UuidV7Source(TimeProvider);

    /// <summary>Stores the data in one SQLite file on a local disk.</summary>
    /// <param name="path">The path of the file. A relative path is resolved against the current directory during this call.</param>
    /// <param name="configure">Sets the options of the backend; null for the defaults.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The path is null, empty or white space.</exception>
    public KnowledgeStoreOptions UseSqlite(string path, Action<SqliteStoreOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteStoreOptions();
        configure?.Invoke(options);
        Backend = new SqliteBackend(Path.GetFullPath(path), options);
        return this;
    }

    /// <summary>Stores the data in memory, for tests and small stores. Each time a store is opened, it is new and empty.</summary>
    /// <returns>These options.</returns>
    public KnowledgeStoreOptions UseInMemory()
    {
        Backend = new InMemoryBackend();
        return this;
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">No backend was chosen, or a value is out of its range.</exception>
    internal void Validate()
    {
        if (Backend is null)
            throw new ArgumentException("No backend was chosen: call UseSqlite(path) or UseInMemory() on the options.");
        if (!IsInRange(WriteTimeLimit) && WriteTimeLimit != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException(
                $"{nameof(WriteTimeLimit)} must be above zero and at most {LongestTime.Days} days, or infinite, not {WriteTimeLimit}.");
        }

        if (!IsInRange(FollowInterval))
            throw new ArgumentException($"{nameof(FollowInterval)} must be above zero and at most {LongestTime.Days} days, not {FollowInterval}.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Backend.Validate();
    }

    private static bool IsInRange(TimeSpan time) => time > TimeSpan.Zero && time <= LongestTime;
}

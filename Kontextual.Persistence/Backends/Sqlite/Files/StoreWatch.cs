namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The files of a store as they were when it was opened, compared with what lies at their paths now.</summary>
/// <remarks>
/// Paths are only asked for, never opened. While a connection is open in WAL mode it holds a lock on the store's file, without which SQLite
/// neither deletes the log nor its index; so both stay the same files, whatever other processes of this library do. Where the system cannot
/// tell which file a path names, nothing is found.
/// </remarks>
internal sealed class StoreWatch
{
    private readonly string _location;
    private readonly Func<string, FileIdentity?> _look;
    private readonly FileIdentity? _store;
    private FileIdentity? _log;
    private FileIdentity? _index;
    private FileIdentity? _lock;
    private Func<long> _rewrites = static () => 0;
    private long _lastRewrite;
    private long _size;
    private StoreSwap? _found;

    /// <summary>To be made before the first connection is opened.</summary>
    /// <param name="location">The store's real path.</param>
    /// <param name="look">What tells which file a path names.</param>
    public StoreWatch(string location, Func<string, FileIdentity?> look)
    {
        _location = location;
        _look = look;
        _store = look(location);
        _size = _store?.Size ?? 0;
    }

    /// <summary>Begins to watch what a writer has open as well.</summary>
    /// <param name="lockFile">The lock file that it has open.</param>
    /// <param name="rewrites">A number of the store that changes each time its file is rewritten. It is read from the writer's connection.</param>
    public void Include(FileIdentity? lockFile, Func<long> rewrites)
    {
        _rewrites = rewrites;
        _lastRewrite = rewrites();
        _lock = lockFile;
        _log = _look(LogPath);
        _index = _look(IndexPath);
    }

    /// <summary>Looks at all files. What was found once stays.</summary>
    /// <remarks>For the writer, with the store's lock held: only then nobody else rewrites the file.</remarks>
    public StoreSwap? Look() => _found ??= LookAtFile() ?? LookBeside();

    /// <summary>True when closing the connections may clear away what lies at the paths: it is known to be the store's.</summary>
    public bool IsUndisturbed
    {
        get
        {
            try
            {
                return Volatile.Read(ref _found) is null && LookAtStore() is null && LookBeside() is null;
            }
            catch (IOException)
            {
                // What cannot be looked at is left alone.
                return false;
            }
        }
    }

    /// <summary>Looks whether a connection that is opened by the paths now has the same files as the others.</summary>
    public StoreSwap? LookToOpen() => LookAtStore() ?? LookAtLog();

    /// <summary>Looks whether the path still names the file that the connections have open.</summary>
    public StoreSwap? LookAtStore() => _store is { } store ? Compare(store, _look(_location)) : null;

    /// <summary>Takes the log that belongs to a file which is gone from the path out of the way of what lies, or will lie, at the path.</summary>
    /// <remarks>
    /// SQLite would take it for the log of any file of that name. It follows the store's file when that has a name, and is set aside when
    /// it has none. The connections that have it open do not notice.
    /// </remarks>
    /// <returns>What became of it.</returns>
    public StoreSwap ClearPath(StoreSwap swap)
    {
        if (!swap.IsOfStore || _log is not { } log || !IsAt(LogPath, log))
            return swap;
        var to = swap.MovedTo is { } moved ? CompanionFiles.LogOf(moved) : FormattableString.Invariant($"{LogPath}.{log.Inode}.old");
        if (!OpenFiles.TryRename(LogPath, to))
            return swap;
        if (_index is { } index && IsAt(IndexPath, index))
            OpenFiles.TryRename(IndexPath, swap.MovedTo is { } store ? CompanionFiles.IndexOf(store) : FormattableString.Invariant($"{IndexPath}.{index.Inode}.old"));
        return _found = swap with { Detail = $"Its log is now '{to}'. " };
    }

    /// <summary>True when nothing lies at the log's path, so that nobody else can have begun another log.</summary>
    public bool LogIsMissing => _look(LogPath) is null;

    /// <summary>Keeps what is to be said besides.</summary>
    public StoreSwap Say(StoreSwap swap, string detail) => _found = swap with { Detail = detail };

    private string LogPath => CompanionFiles.LogOf(_location);

    private string IndexPath => CompanionFiles.IndexOf(_location);

    private StoreSwap? LookAtFile()
    {
        if (_store is not { } store)
            return null;
        var now = _look(_location);
        if (Compare(store, now) is { } swap)
            return swap;
        var size = now!.Value.Size;
        if (size < _size && !WasRewritten())
            return new(StoreSwapKind.Truncated, _location, Detail: FormattableString.Invariant($"It had {_size:N0} bytes and has {size:N0}. "));
        _size = size;
        return null;
    }

    private StoreSwap? Compare(FileIdentity store, FileIdentity? now)
    {
        if (now is { } there && there.IsSameFile(store))
            return null;
        if (OpenFiles.NameOf(store) is { } name)
            return new(StoreSwapKind.Moved, _location, name);
        return new(now is null ? StoreSwapKind.Deleted : StoreSwapKind.Replaced, _location);
    }

    private StoreSwap? LookBeside() =>
        LookAtLog() ?? (IsAt(StoreLock.PathFor(_location), _lock) ? null : new(StoreSwapKind.LockRemoved, _location));

    private StoreSwap? LookAtLog()
    {
        if (!IsAt(LogPath, _log))
            return new(StoreSwapKind.LogRemoved, _location);
        return IsAt(IndexPath, _index) ? null : new(StoreSwapKind.IndexRemoved, _location);
    }

    /// <summary>Compacting shortens the file, in whatever process or program; it changes the number as well.</summary>
    private bool WasRewritten()
    {
        try
        {
            var was = _lastRewrite;
            return (_lastRewrite = _rewrites()) != was;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The beginning of the file is gone: a file that was rewritten could be read.
            return false;
        }
    }

    private bool IsAt(string path, FileIdentity? expected) => expected is not { } file || (_look(path) is { } now && now.IsSameFile(file));
}

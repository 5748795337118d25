namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Compares the files of a store at its opening with the files at their paths now.</summary>
/// <remarks>
/// Files are identified and never opened. An open connection in WAL mode holds a lock on the store's file, and SQLite deletes the log and
/// its index only without that lock. Both therefore stay the same files, whatever other processes of this library do. On systems that do
/// not support file identities, no change is found.
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

    /// <summary>Initializes a watch. It must be created before the first connection is opened.</summary>
    /// <param name="location">The real path of the store.</param>
    /// <param name="look">Returns the identity of the file at a path.</param>
    public StoreWatch(string location, Func<string, FileIdentity?> look)
    {
        _location = location;
        _look = look;
        _store = look(location);
        _size = _store?.Size ?? 0;
    }

    /// <summary>Begins to watch the files of the writer as well.</summary>
    /// <param name="lockFile">The lock file that the writer has open.</param>
    /// <param name="rewrites">Returns a number that changes each time the store's file is rewritten. It uses the writer's connection.</param>
    public void Include(FileIdentity? lockFile, Func<long> rewrites)
    {
        _rewrites = rewrites;
        _lastRewrite = rewrites();
        _lock = lockFile;
        _log = _look(LogPath);
        _index = _look(IndexPath);
    }

    /// <summary>Checks all files. After the first change is found, it is always returned.</summary>
    /// <remarks>Called by the writer with the store's lock held, because others can rewrite the file otherwise.</remarks>
    public StoreSwap? Look() => _found ??= LookAtFile() ?? LookBeside();

    /// <summary>True when the files at the paths are known to be those of the store, so that closing the connections may remove them.</summary>
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
                // Files that cannot be checked must not be removed.
                return false;
            }
        }
    }

    /// <summary>Checks whether a connection that is opened now opens the same files as the other connections.</summary>
    public StoreSwap? LookToOpen() => LookAtStore() ?? LookAtLog();

    /// <summary>Checks whether the store's path still names the file that the connections have open.</summary>
    public StoreSwap? LookAtStore() => _store is { } store ? Compare(store, _look(_location)) : null;

    /// <summary>Renames the log of a store whose file is no longer at its path.</summary>
    /// <remarks>
    /// SQLite would use the log for any other file at the path. The log gets the name that belongs to the store's new path, or another unused
    /// name if the store's file has no name. Connections that have the log open are not affected.
    /// </remarks>
    /// <returns>The change, with a sentence on the new name of the log.</returns>
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

    /// <summary>True when no file is at the log's path, so that nobody else has begun another log.</summary>
    public bool LogIsMissing => _look(LogPath) is null;

    /// <summary>Adds sentences to a change that was found.</summary>
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
            return new(StoreSwapKind.Truncated, _location, Detail: FormattableString.Invariant($"It had {_size:N0} bytes and now has {size:N0}. "));
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

    /// <summary>Returns whether the file was rewritten, which can make it shorter. Compacting does so in any process or program.</summary>
    private bool WasRewritten()
    {
        try
        {
            var was = _lastRewrite;
            return (_lastRewrite = _rewrites()) != was;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The file cannot be read, so its beginning is lost. A file that was rewritten could be read.
            return false;
        }
    }

    private bool IsAt(string path, FileIdentity? expected) => expected is not { } file || (_look(path) is { } now && now.IsSameFile(file));
}

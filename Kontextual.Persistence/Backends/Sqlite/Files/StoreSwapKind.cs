namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>A change of the files of a store while it was open.</summary>
internal enum StoreSwapKind
{
    /// <summary>The store's file has no name any more, and no file is at its path.</summary>
    Deleted,

    /// <summary>Another file is at the store's path, and the store's own file has no name any more.</summary>
    Replaced,

    /// <summary>The store's file has another name now. Another file may be at its path.</summary>
    Moved,

    /// <summary>The store's file became shorter although it was not compacted.</summary>
    Truncated,

    /// <summary>The log was deleted, or another file is at its path.</summary>
    LogRemoved,

    /// <summary>The index of the log was deleted, or another file is at its path.</summary>
    IndexRemoved,

    /// <summary>The lock file was deleted, or another file is at its path.</summary>
    LockRemoved,
}

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>What was done to the files of a store while it was open.</summary>
internal enum StoreSwapKind
{
    /// <summary>The store's file has no name any more.</summary>
    Deleted,

    /// <summary>Another file lies at the store's path, and the store's own file has no name any more.</summary>
    Replaced,

    /// <summary>The store's file has another name now; perhaps another file lies at its path.</summary>
    Moved,

    /// <summary>The store's file became shorter although nobody compacted it.</summary>
    Truncated,

    /// <summary>The log is not at its path, or another file is.</summary>
    LogRemoved,

    /// <summary>The index of the log is not at its path, or another file is.</summary>
    IndexRemoved,

    /// <summary>The lock file is not at its path, or another file is.</summary>
    LockRemoved,
}

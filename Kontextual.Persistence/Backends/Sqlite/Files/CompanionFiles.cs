namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>The names of the files that belong to a store and are next to its file.</summary>
internal static class CompanionFiles
{
    /// <summary>SQLite's write-ahead log.</summary>
    public const string LogEnding = "-wal";

    /// <summary>The log's index, which SQLite keeps while the store is open.</summary>
    public const string IndexEnding = "-shm";

    /// <summary>SQLite's rollback journal, which other programs can leave behind.</summary>
    public const string JournalEnding = "-journal";

    /// <summary>The lock of this library.</summary>
    public const string LockEnding = ".lock";

    public static string LogOf(string store) => store + LogEnding;

    public static string IndexOf(string store) => store + IndexEnding;

    public static string JournalOf(string store) => store + JournalEnding;

    /// <summary>Returns the store to which a file of this name would belong; null for any other name.</summary>
    public static string? OwnerOf(string path)
    {
        foreach (var ending in (string[])[LogEnding, IndexEnding, JournalEnding, LockEnding])
        {
            if (path.Length > ending.Length && path.EndsWith(ending, StringComparison.Ordinal))
                return path[..^ending.Length];
        }

        return null;
    }
}

using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>Decides how a reading connection opens a store's file, and detects whether the file has changed since.</summary>
/// <remarks>
/// To read while another connection writes, SQLite needs the index of the log (<c>-shm</c>), and creates it if it is missing. A user who
/// may not write the store must not create the index, because it would belong to that user and exclude the store's writers. A user who may
/// not write the folder cannot create it. Without a log, such users read the file directly and without a lock, so they check afterwards
/// whether it has changed.
/// </remarks>
internal sealed class ReadingWay
{
    private readonly string _path;
    private readonly State? _unlocked;

    private ReadingWay(string path, string source, SqliteOpenMode mode, State? unlocked)
    {
        _path = path;
        Source = source;
        Mode = mode;
        _unlocked = unlocked;
    }

    /// <summary>The data source of the connection string.</summary>
    public string Source { get; }

    public SqliteOpenMode Mode { get; }

    /// <summary>False when the file was opened without a lock, and it has changed or a log exists. The file must then be opened again.</summary>
    public bool IsCurrent => _unlocked is null || (!HasLog(_path) && IsUnchanged);

    /// <summary>False when the file was opened without a lock and has changed, so that the results can mix two states.</summary>
    /// <remarks>A new log alone does not change the file, because a writer first appends to the log.</remarks>
    public bool IsUnchanged => _unlocked is null || _unlocked == State.Of(_path);

    /// <summary>True when the log is missing or empty, so that SQLite can remove its files without loss.</summary>
    public bool HasEmptyLog => new FileInfo(CompanionFiles.LogOf(_path)) is { Exists: false } or { Length: 0 };

    /// <summary>Decides how to open a store for reading.</summary>
    /// <param name="path">The path of the store.</param>
    /// <param name="writable">Whether this user may write the file and the folder of the store.</param>
    /// <exception cref="StoreUnavailableException">The user may not write the store, and its log has no index.</exception>
    public static ReadingWay For(string path, bool writable)
    {
        // Also for connections that refuse to write, because removing the files that SQLite creates next to the store takes a write lock.
        if (writable)
            return new ReadingWay(path, path, SqliteOpenMode.ReadWrite, null);
        if (!HasLog(path))
            return new ReadingWay(path, ImmutableUri(path), SqliteOpenMode.ReadOnly, State.Of(path));
        if (File.Exists(CompanionFiles.IndexOf(path)))
            return new ReadingWay(path, Uri(path, "readonly_shm"), SqliteOpenMode.ReadOnly, null);
        throw new StoreUnavailableException(
            $"The store '{path}' has a log, '{CompanionFiles.LogOf(path)}', but not its index, '{CompanionFiles.IndexOf(path)}', which is needed to read it. "
            + "This user may not create the index. Have a user who may write the store open it once.",
            path,
            canRetry: false);
    }

    /// <summary>Returns the data source that reads a file without its log and without a lock.</summary>
    public static string ImmutableUri(string path) => Uri(path, "immutable");

    private static string Uri(string path, string option) => $"{new Uri(path).AbsoluteUri}?{option}=1";

    // An empty log without an index was just created by a writer.
    private static bool HasLog(string path) =>
        new FileInfo(CompanionFiles.LogOf(path)) is { Exists: true } log && (log.Length > 0 || File.Exists(CompanionFiles.IndexOf(path)));

    /// <summary>The properties of a file by which a change is detected.</summary>
    private sealed record State(FileIdentity? Identity, long Length, DateTime Written)
    {
        public static State Of(string path)
        {
            var file = new FileInfo(path);
            return new State(FileIdentity.Of(path), file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
        }
    }
}

using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>How a connection that reads opens a store's file, and whether what it opened is still what lies there.</summary>
/// <remarks>
/// SQLite needs the log's index, <c>-shm</c>, to read beside a writer, and makes it when it is missing. A user who may not write the
/// file must not make it: it would belong to that user, and shut the store's writers out. Nor can one who may not write the folder.
/// Without a log they read the file as it lies there, which no lock protects; so they look whether it has changed meanwhile.
/// </remarks>
internal sealed class ReadingWay
{
    private readonly string _path;
    private readonly State? _asItLies;

    private ReadingWay(string path, string source, SqliteOpenMode mode, State? asItLies)
    {
        _path = path;
        Source = source;
        Mode = mode;
        _asItLies = asItLies;
    }

    /// <summary>The data source of the connection string.</summary>
    public string Source { get; }

    public SqliteOpenMode Mode { get; }

    /// <summary>False when the file was read as it lies there, and a writer has begun or the file has changed: it has to be opened anew.</summary>
    public bool IsCurrent => _asItLies is null || (!HasLog(_path) && IsUnchanged);

    /// <summary>False when the file was read as it lies there and has changed, so that what was read may be of two states.</summary>
    /// <remarks>A writer alone changes nothing that was read: it appends to the log.</remarks>
    public bool IsUnchanged => _asItLies is null || _asItLies == State.Of(_path);

    /// <summary>True when nothing is lost when SQLite clears its files away: the log holds nothing.</summary>
    public bool HasEmptyLog => new FileInfo(CompanionFiles.LogOf(_path)) is { Exists: false } or { Length: 0 };

    /// <param name="path">The store.</param>
    /// <param name="writable">Whether this user may write its file and its folder.</param>
    /// <exception cref="StoreUnavailableException">The user may not write, and there is a log without its index.</exception>
    public static ReadingWay For(string path, bool writable)
    {
        // Even for one who refuses to write: clearing away the files that SQLite makes beside the store takes a lock for writing.
        if (writable)
            return new ReadingWay(path, path, SqliteOpenMode.ReadWrite, null);
        if (!HasLog(path))
            return new ReadingWay(path, ImmutableUri(path), SqliteOpenMode.ReadOnly, State.Of(path));
        if (File.Exists(CompanionFiles.IndexOf(path)))
            return new ReadingWay(path, Uri(path, "readonly_shm"), SqliteOpenMode.ReadOnly, null);
        throw new StoreUnavailableException(
            $"The store '{path}' has a log, '{CompanionFiles.LogOf(path)}', and not the index '{CompanionFiles.IndexOf(path)}' that reading it takes. This user may not make the index. "
            + "Have a user who may write the store open it once.",
            canRetry: false);
    }

    /// <summary>The data source that reads a file as it lies there, without its log and without a lock.</summary>
    public static string ImmutableUri(string path) => Uri(path, "immutable");

    private static string Uri(string path, string option) => $"{new Uri(path).AbsoluteUri}?{option}=1";

    // A log without a byte and without its index is one that a writer has only just made.
    private static bool HasLog(string path) =>
        new FileInfo(CompanionFiles.LogOf(path)) is { Exists: true } log && (log.Length > 0 || File.Exists(CompanionFiles.IndexOf(path)));

    /// <summary>What tells that a file was not written to.</summary>
    private sealed record State(FileIdentity? Identity, long Length, DateTime Written)
    {
        public static State Of(string path)
        {
            var file = new FileInfo(path);
            return new State(FileIdentity.Of(path), file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
        }
    }
}

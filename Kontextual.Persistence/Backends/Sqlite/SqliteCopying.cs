using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Opening;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Kontextual.Persistence.Backends.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>Copies a store through a connection that only reads, so that no writer waits for it.</summary>
/// <remarks>
/// The copying is one read transaction. Until it ends, writers append to the log and cannot start it again from its beginning. SQLite's own page
/// by page backup would start again with each commit of another process, and would copy free pages, which can contain erased bytes.
/// </remarks>
/// <param name="copy">The copy.</param>
/// <param name="source">The session of the store, which nobody else uses.</param>
/// <param name="reading">Copies the store of that session.</param>
/// <param name="elapsed">The clock for the pauses between reports.</param>
/// <param name="progress">Told how far the copying is; null for nobody.</param>
internal sealed class SqliteCopying(NewCopy copy, SqliteSession source, SqliteLoneReading reading, TimeProvider elapsed, Action<CopyProgress>? progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long _total = (long)SqliteSession.Scalar(source.Connection, "PRAGMA page_count")!
        * (long)SqliteSession.Scalar(source.Connection, "PRAGMA page_size")!;

    /// <summary>Writes the copy and flushes it to disk.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = Task.Run(() => Write(stop.Token), CancellationToken.None);
        try
        {
            while (!writing.IsCompleted)
            {
                progress?.Invoke(new(IsFlushing: false, Size, _total));
                await Task.WhenAny(writing, Task.Delay(Pause, elapsed, CancellationToken.None)).ConfigureAwait(false);
            }
        }
        catch
        {
            // The session and the file are in use until the writing has ended.
            await stop.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await writing.ConfigureAwait(false);
        progress?.Invoke(new(IsFlushing: true, Size, _total));
        await Task.Run(copy.Flush, CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private long Size => new FileInfo(copy.Path) is { Exists: true } file ? file.Length : 0;

    private void Write(CancellationToken cancellationToken)
    {
        reading.Write(copy, cancellationToken);
        copy.Use(EraseWords);
    }

    /// <summary>Removes the words of purged texts from the word index, where they stay until it is merged.</summary>
    private static void EraseWords(SqliteConnection connection)
    {
        using var db = new KontextualDbContext(SqliteContextOptions.For(connection));
        if (SqliteSession.Scalar(connection, WordIndexTable.Exists) is not 1L || !db.Set<ChangeRecord>().Any(c => c.Kind == ChangeKind.Purged))
            return;

        // The merged pages become free pages, and are overwritten with zeros.
        SqliteSession.Scalar(connection, "PRAGMA secure_delete = 1");
        SqliteSession.Scalar(connection, WordIndexTable.Merge);
    }
}

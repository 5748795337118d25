using System.Diagnostics;
using System.Globalization;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Rewrites a store's file without its free pages, and empties its log, so that neither contains erased bytes.</summary>
/// <remarks>The writer's thread runs it with the store's lock held, because it checkpoints.</remarks>
internal sealed class Compaction(string location, SqliteConnection connection, TimeSpan longest) : ILoneWriting
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(320);

    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    /// <exception cref="StoreUnavailableException">Another program read or wrote for longer than the busy wait.</exception>
    public CompactSummary Compact(CancellationToken cancellationToken)
    {
        var before = Size();
        using var interrupting = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);

        // Until it is merged, the word index has tokens of texts that are erased.
        if (SqliteSession.Scalar(connection, WordIndexTable.Exists) is 1L)
            Retry(() => Execute(WordIndexTable.Merge), cancellationToken);
        Retry(() => Execute("VACUUM"), cancellationToken);
        Retry(EmptyLog, cancellationToken);
        return new(before, Size());
    }

    /// <summary>Repeats an operation until it succeeds or the busy wait has passed.</summary>
    private void Retry(Func<bool> work, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; !Try(work, cancellationToken); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (Stopwatch.GetElapsedTime(since) >= longest)
            {
                throw new StoreUnavailableException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Another reader or program used '{location}' for {longest.TotalSeconds:0.###} s, so compacting could not be completed. ")
                    + "The store is intact, but erased bytes may still be in its files. Compact again when the other reader or program has finished.",
                    location,
                    canRetry: true);
            }

            if (cancellationToken.WaitHandle.WaitOne(pause))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool Try(Func<bool> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return work();
        }
        catch (SqliteException e) when (SqliteErrors.IsBusy(e.SqliteErrorCode))
        {
            return false;
        }
        catch (SqliteException e) when (SqliteErrors.IsInterrupted(e) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("Compacting was cancelled.", e, cancellationToken);
        }
    }

    /// <summary>Checkpoints and truncates the log. Returns false while a reader still needs the log.</summary>
    private bool EmptyLog()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) == 0;
    }

    private bool Execute(string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle!, sql);
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return true;
    }

    private long Size() => new[] { location, CompanionFiles.LogOf(location) }.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);
}

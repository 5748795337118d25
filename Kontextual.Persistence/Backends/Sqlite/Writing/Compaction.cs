using System.Diagnostics;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Rewrites a store's file without its free pages, and empties its log, so that no byte of what was erased is left in either.</summary>
/// <remarks>Run by the writer's thread with the store's lock held, since it checkpoints.</remarks>
internal sealed class Compaction(string location, SqliteConnection connection, TimeSpan longest) : ILoneWriting
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(320);

    /// <exception cref="SqliteException">SQLite cannot do it.</exception>
    /// <exception cref="StoreUnavailableException">Another program reads or writes for too long.</exception>
    public CompactSummary Compact(CancellationToken cancellationToken)
    {
        var before = Size();
        using var interrupting = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
        Insist(() => Execute("VACUUM"), cancellationToken);
        Insist(EmptyLog, cancellationToken);
        return new(before, Size());
    }

    /// <summary>Tries until it works, or has not worked for the busy wait.</summary>
    private void Insist(Func<bool> work, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; !Try(work, cancellationToken); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (Stopwatch.GetElapsedTime(since) >= longest)
            {
                throw new StoreUnavailableException(
                    $"Another reader or program was using '{location}' for {longest}, so that compacting could not end. "
                    + "The store is whole, but erased bytes may still be in its files. Compact again when it is done.",
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

    /// <summary>Brings the log into the file and cuts it to nothing; false while a reader still needs it.</summary>
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

using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Finds out whether a file and its log together have every page of the database.</summary>
/// <remarks>
/// Each page is in the file or in the log. If a file was replaced by an older one, or truncated, the pages that were checkpointed since are
/// in neither. SQLite notices that only when it reads such a page.
/// </remarks>
internal static class LogPages
{
    // SQLite locks this byte and never writes its page.
    private const long PendingByte = 0x40000000;

    /// <summary>Returns the number of a page that neither the file nor the log has; null when each page is in one of them.</summary>
    /// <param name="connection">An open connection without a transaction, which reads the file with the log.</param>
    /// <param name="path">The real path of the store.</param>
    public static long? FindMissing(SqliteConnection connection, string path)
    {
        // Under a read transaction, nobody can restart the log or shorten the file.
        SqliteSession.Scalar(connection, "BEGIN");
        try
        {
            var size = (long)SqliteSession.Scalar(connection, "PRAGMA page_size")!;
            SqliteSession.Scalar(connection, "PRAGMA schema_version");

            // The length is read after the read transaction has begun, because a checkpoint can extend the file before.
            var inFile = new FileInfo(path).Length / size;
            var last = PageCount(connection);
            var log = CompanionFiles.LogOf(path);
            if (inFile >= Math.Max(last, LogFrames.LargestSize(log)))
                return null;
            var frames = LogFrames.Read(log, inFile);

            // Read again, because a page that is no longer in the log was copied to the file before the log was restarted.
            inFile = Math.Max(inFile, new FileInfo(path).Length / size);
            return FindMissing(frames, inFile, last, size);
        }
        finally
        {
            SqliteSession.Scalar(connection, "ROLLBACK");
        }
    }

    // PRAGMA page_count first reads the schema, and the end of the schema can be among the missing pages. A backup of no pages asks only the header.
    private static int PageCount(SqliteConnection connection)
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var backup = raw.sqlite3_backup_init(memory.Handle, "main", connection.Handle, "main");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_backup_step(backup, 0), memory.Handle);
        return raw.sqlite3_backup_pagecount(backup);
    }

    // The number of pages in the header of the database is that of the file, unless the log contains the header. An older file has a smaller
    // one, so the number in the log counts as well.
    private static long? FindMissing(LogFrames log, long inFile, long last, long pageSize)
    {
        for (var page = inFile + 1; page <= Math.Max(last, log.Size); page++)
        {
            if (!log.Pages.Contains(page) && page != (PendingByte / pageSize) + 1)
                return page;
        }

        return null;
    }
}

using System.Buffers.Binary;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Finds out whether a file and its log together have every page of the database.</summary>
/// <remarks>
/// Each page is in the file or in the log. If a file was replaced by an older one, or truncated, the pages that were checkpointed since are
/// in neither. SQLite notices that only when it reads such a page.
/// </remarks>
internal static class LogPages
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

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
            var (inLog, committed) = Read(CompanionFiles.LogOf(path), size, inFile);

            // A commit that does not extend the database does not write page 1, which has this count, to the log.
            var last = Math.Max(committed, (long)SqliteSession.Scalar(connection, "PRAGMA page_count")!);
            for (var page = inFile + 1; page <= last; page++)
            {
                if (!inLog.Contains(page) && page != (PendingByte / size) + 1)
                    return page;
            }

            return null;
        }
        finally
        {
            SqliteSession.Scalar(connection, "ROLLBACK");
        }
    }

    /// <summary>Reads the pages of a log beyond the file, and the number of pages after its last commit; 0 without a commit.</summary>
    private static (HashSet<long> Pages, long Last) Read(string log, long pageSize, long inFile)
    {
        var (pages, last) = (new HashSet<long>(), 0L);
        if (!File.Exists(log))
            return (pages, last);
        using var file = File.OpenHandle(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderSize];
        Span<byte> frame = stackalloc byte[FrameHeaderSize];
        if (RandomAccess.Read(file, header, 0) < HeaderSize)
            return (pages, last);

        // Frames of an earlier use of the log have another salt.
        var salt = header[16..24];
        for (long at = HeaderSize; RandomAccess.Read(file, frame, at) == FrameHeaderSize && frame[8..16].SequenceEqual(salt); at += FrameHeaderSize + pageSize)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(frame) is var page && page > inFile)
                pages.Add(page);
            if (BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) is var committed and > 0)
                last = committed;
        }

        return (pages, last);
    }
}

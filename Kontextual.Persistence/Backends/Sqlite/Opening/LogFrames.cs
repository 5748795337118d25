using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>The pages that the committed transactions of a log contain, and the size of the database after the last of them.</summary>
/// <param name="Pages">The numbers of the pages beyond the end of the file.</param>
/// <param name="Size">The number of pages of the database; 0 when the log contains no transaction.</param>
internal sealed record LogFrames(IReadOnlySet<long> Pages, long Size)
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    private static LogFrames None { get; } = new(new HashSet<long>(), 0);

    /// <summary>Returns the largest number of pages that the database has after any transaction of the log, complete or not; 0 without one.</summary>
    /// <remarks>Reads only the headers of the frames, so it is fast, and checks no checksum.</remarks>
    public static long LargestSize(string log)
    {
        using var file = Open(log, out var header);
        if (file is null)
            return 0;
        var largest = 0L;
        Span<byte> frame = stackalloc byte[FrameHeaderSize];
        for (long at = HeaderSize; Fill(file, frame, at) && IsOfLog(frame, header); at += FrameHeaderSize + PageSize(header))
            largest = Math.Max(largest, BinaryPrimitives.ReadUInt32BigEndian(frame[4..]));
        return largest;
    }

    /// <summary>
    /// Reads the log as SQLite does: up to the last transaction that is complete. Behind it, there can be frames of transactions that were
    /// interrupted, which only the checksums tell.
    /// </summary>
    /// <param name="log">The path of the log.</param>
    /// <param name="inFile">The number of pages in the file.</param>
    public static LogFrames Read(string log, long inFile)
    {
        using var file = Open(log, out var header);
        if (file is null)
            return None;
        var isBigEndian = (header[3] & 1) == 1;
        var sum = Add(default, header.AsSpan(0, 24), isBigEndian);
        var (pages, pending, size) = (new HashSet<long>(), new List<long>(), 0L);
        var frame = new byte[FrameHeaderSize + PageSize(header)];
        for (long at = HeaderSize; Fill(file, frame, at) && IsOfLog(frame, header); at += frame.Length)
        {
            sum = Add(Add(sum, frame.AsSpan(0, 8), isBigEndian), frame.AsSpan(FrameHeaderSize), isBigEndian);
            if (sum != (BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(20))))
                break;
            if (BinaryPrimitives.ReadUInt32BigEndian(frame) is var page && page > inFile)
                pending.Add(page);
            if (BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) is > 0 and var committed)
            {
                size = committed;
                pages.UnionWith(pending);
                pending.Clear();
            }
        }

        return new LogFrames(pages, size);
    }

    private static SafeFileHandle? Open(string log, out byte[] header)
    {
        header = new byte[HeaderSize];
        if (!File.Exists(log))
            return null;
        var file = File.OpenHandle(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (Fill(file, header, 0) && PageSize(header) is >= 512 and <= 65_536)
            return file;
        file.Dispose();
        return null;
    }

    private static int PageSize(byte[] header) => (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8)));

    // Frames of an earlier use of the log have another salt.
    private static bool IsOfLog(ReadOnlySpan<byte> frame, byte[] header) => frame[8..16].SequenceEqual(header.AsSpan(16, 8));

    private static bool Fill(SafeFileHandle file, Span<byte> bytes, long at) => RandomAccess.Read(file, bytes, at) == bytes.Length;

    // The checksum of SQLite's log, over pairs of words in the byte order that the log's header names.
    private static (uint First, uint Second) Add((uint First, uint Second) sum, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (first, second) = sum;
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        for (var i = 0; i < words.Length; i += 2)
        {
            first += Word(words[i], isBigEndian) + second;
            second += Word(words[i + 1], isBigEndian) + first;
        }

        return (first, second);
    }

    private static uint Word(uint word, bool isBigEndian) => isBigEndian == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
}

using System.IO.Compression;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Wraps the stream of a snapshot in its compression. Disposing of the result leaves the stream of the caller open.</summary>
internal static class SnapshotStreams
{
    /// <summary>Returns a stream that compresses; null without compression. Disposing of it writes the end of the compressed data.</summary>
    public static Stream? Compressing(Stream stream, SnapshotCompression compression) => compression switch
    {
        SnapshotCompression.GZip => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true),

        // The default quality of 11 takes many times as long for a few percent.
        SnapshotCompression.Brotli => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true),
        _ => null,
    };

    /// <summary>Returns a stream that decompresses; null without compression.</summary>
    public static Stream? Decompressing(Stream stream, SnapshotCompression compression) => compression switch
    {
        SnapshotCompression.GZip => new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true),
        SnapshotCompression.Brotli => new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The file of a snapshot as the command line names it.</summary>
/// <param name="path">The path; <c>-</c> for standard input or output.</param>
internal sealed class SnapshotFile(string path)
{
    /// <summary>The path that stands for standard input or output.</summary>
    public const string Standard = "-";

    /// <summary>True for standard input or output, which is never compressed.</summary>
    public bool IsStandard => path == Standard;

    /// <summary>The full path of the file.</summary>
    public string FullPath { get; } = FullPathOf(path);

    /// <summary>The options that follow from the name.</summary>
    public SnapshotOptions Options => new() { Compression = IsStandard ? SnapshotCompression.None : CompressionOf(path) };

    private static string FullPathOf(string path) => string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)
        ? throw new UsageException("The path of the snapshot is empty or not a path. Specify a file, or '-' for standard input or output.")
        : Path.GetFullPath(path);

    private static SnapshotCompression CompressionOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".GZ" => SnapshotCompression.GZip,
        ".BR" => SnapshotCompression.Brotli,
        _ => SnapshotCompression.None,
    };
}

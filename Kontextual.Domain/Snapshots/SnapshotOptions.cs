namespace Kontextual.Domain;

/// <summary>How a snapshot is written or read.</summary>
public sealed record SnapshotOptions
{
    /// <summary>The compression of the stream. The default is <see cref="SnapshotCompression.None"/>. It is not recognised from the bytes.</summary>
    public SnapshotCompression Compression { get; init; }
}

namespace Kontextual.Domain;

/// <summary>A stream of the caller's that can seek, read from its beginning each time.</summary>
internal sealed class StreamOrigin : ContentOrigin
{
    private readonly Stream stream;
    private readonly long maxSize;

    private StreamOrigin(Stream stream, long maxSize)
    {
        this.stream = stream;
        this.maxSize = maxSize;
    }

    public static ContentOrigin Of(Stream stream, long maxSize)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; it is closed or write-only.", nameof(stream));
        return stream.CanSeek ? new StreamOrigin(stream, maxSize) : new SpooledOrigin(stream, maxSize, nameof(stream));
    }

    public override ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        ContentReading.RefuseOver(maxSize, stream.Length, nameof(stream));
        stream.Position = 0;
        return ContentReading.ReadFirstAsync(stream, null, maxSize, nameof(stream), cancellationToken);
    }

    public override IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken)
    {
        stream.Position = 0;
        return ContentReading.CutAsync(stream, cancellationToken);
    }
}

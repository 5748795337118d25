namespace Kontextual.Domain;

/// <summary>A seekable stream of the caller, which is read from its beginning in each pass.</summary>
internal sealed class StreamOrigin : ContentOrigin
{
    private readonly Stream _stream;
    private readonly long _maxSize;

    private StreamOrigin(Stream stream, long maxSize)
    {
        _stream = stream;
        _maxSize = maxSize;
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
        ContentReading.RefuseOver(_maxSize, _stream.Length, nameof(stream));
        _stream.Position = 0;
        return ContentReading.ReadFirstAsync(_stream, null, _maxSize, nameof(stream), cancellationToken);
    }

    public override IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken)
    {
        _stream.Position = 0;
        return ContentReading.CutAsync(_stream, cancellationToken);
    }
}

namespace Kontextual.Domain;

/// <summary>A seekable stream of the caller, which is read from its beginning in each pass.</summary>
internal sealed class StreamOrigin(Stream stream, long maxSize) : ContentOrigin
{
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

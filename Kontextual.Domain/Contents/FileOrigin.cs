using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>A file, opened for each reading, so that nothing stays open between them.</summary>
internal sealed class FileOrigin : ContentOrigin
{
    private readonly long maxSize;

    // Set when the path turned out to be a pipe or device.
    private SpooledOrigin? spooled;

    public FileOrigin(string path, long maxSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
        this.maxSize = maxSize;
    }

    public string Path { get; }

    public override FileStream? Spool => spooled?.Spool;

    public override async ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        var opened = OutsideFile.Open(Path);
        await using var closed = opened.ConfigureAwait(false);
        var file = opened.Stream;
        if (file.CanSeek)
        {
            // Found before a byte is read; what grows later is found by counting.
            ContentReading.RefuseOver(maxSize, file.Length, "path");
            return await ContentReading.ReadFirstAsync(file, null, maxSize, "path", cancellationToken).ConfigureAwait(false);
        }

        spooled = new SpooledOrigin(file, maxSize, "path");
        return await spooled.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (spooled is not null)
        {
            await foreach (var chunk in spooled.ReadAgainAsync(cancellationToken).ConfigureAwait(false))
                yield return chunk;
            yield break;
        }

        var opened = OutsideFile.Open(Path);
        await using var closed = opened.ConfigureAwait(false);
        await foreach (var chunk in ContentReading.CutAsync(opened.Stream, cancellationToken).ConfigureAwait(false))
            yield return chunk;
    }
}

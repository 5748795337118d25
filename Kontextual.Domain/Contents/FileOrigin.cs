using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>A file that is opened for each pass and closed after it.</summary>
internal sealed class FileOrigin : ContentOrigin
{
    private readonly long _maxSize;

    // Set when the path names a pipe or a device.
    private SpooledOrigin? _spooled;

    public FileOrigin(string path, long maxSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
        _maxSize = maxSize;
    }

    public string Path { get; }

    public override FileStream? Spool => _spooled?.Spool;

    public override async ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        var opened = OutsideFile.Open(Path);
        await using var closed = opened.ConfigureAwait(false);
        var file = opened.Stream;
        if (file.CanSeek)
        {
            // This check refuses a large file before any byte is read. A file that grows later is refused while it is read.
            ContentReading.RefuseOver(_maxSize, file.Length, "path");
            return await ContentReading.ReadFirstAsync(file, null, _maxSize, "path", cancellationToken).ConfigureAwait(false);
        }

        _spooled = new SpooledOrigin(file, _maxSize, "path");
        return await _spooled.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_spooled is not null)
        {
            await foreach (var chunk in _spooled.ReadAgainAsync(cancellationToken).ConfigureAwait(false))
                yield return chunk;
            yield break;
        }

        var opened = OutsideFile.Open(Path);
        await using var closed = opened.ConfigureAwait(false);
        await foreach (var chunk in ContentReading.CutAsync(opened.Stream, cancellationToken).ConfigureAwait(false))
            yield return chunk;
    }
}

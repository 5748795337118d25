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
        var file = Open();
        await using var closed = file.ConfigureAwait(false);
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
        var file = spooled is null ? Open() : null;
        await using var closed = (file ?? Stream.Null).ConfigureAwait(false);
        var chunks = file is null ? spooled!.ReadAgainAsync(cancellationToken) : ContentReading.CutAsync(file, cancellationToken);
        await foreach (var chunk in chunks.ConfigureAwait(false))
            yield return chunk;
    }

    // Unbuffered: the readers bring their own buffer of 1 MiB.
    private FileStream Open()
    {
        ProtectedFiles.Refuse(Path);
        return new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
    }
}

namespace Kontextual.Domain;

/// <summary>A stream that can be read only once; what is over 1 MiB goes into a temporary file for the second reading.</summary>
internal sealed class SpooledOrigin(Stream stream, long maxSize, string paramName) : ContentOrigin
{
    private FileStream? spool;
    private bool used;

    public override FileStream? Spool => spool;

    public override async ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        if (used)
            throw new InvalidOperationException("An earlier attempt used up part of the stream; make a new source over a new stream.");
        used = true;
        try
        {
            return await ContentReading.ReadFirstAsync(stream, () => spool = Open(), maxSize, paramName, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken)
    {
        spool!.Position = 0;
        return ContentReading.CutAsync(spool, cancellationToken);
    }

    private static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"kontextual-{Path.GetRandomFileName()}"), options);
        // Without a name it cannot outlive the process, not even after kill -9, when nothing is closed.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}

namespace Kontextual.Domain;

/// <summary>A stream that can be read only once. Content over 1 MiB is copied to a temporary file for the second pass.</summary>
internal sealed class SpooledOrigin(Stream stream, long maxSize, string paramName) : ContentOrigin
{
    private FileStream? _spool;
    private bool _used;

    public override FileStream? Spool => _spool;

    public override async ValueTask<PreparedContent> PrepareAsync(CancellationToken cancellationToken)
    {
        if (_used)
            throw new InvalidOperationException("An earlier attempt consumed a part of the stream; make a new source over a new stream.");
        _used = true;
        try
        {
            return await ContentReading.ReadFirstAsync(stream, () => _spool = Open(), maxSize, paramName, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAgainAsync(CancellationToken cancellationToken)
    {
        _spool!.Position = 0;
        return ContentReading.CutAsync(_spool, cancellationToken);
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
        // A file without a name is removed with the process, even after kill -9, when nothing is closed.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file that is opened by its path each time it is read.</summary>
internal sealed class PathOpenedFile(string path) : OpenedFile
{
    // The same options as in the library: other processes can write the file at the same time.
    private static readonly FileStreamOptions Options = new()
    {
        BufferSize = 0,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan,
    };

    private FileStream? _again;

    public override ContentSource Content { get; } = ContentSource.FromFile(path);

    public override FileFacts Look() => FileProbe.Look(path);

    public override Stream Rewind()
    {
        Release();
        return _again = new FileStream(path, Options);
    }

    public override void Release() => _again?.Dispose();

    public override void Dispose()
    {
        Release();
        Content.Dispose();
    }
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file that is read through one handle. It can be read several times, and a later change of its name has no effect.</summary>
internal sealed class LinuxOpenedFile : OpenedFile
{
    private readonly FileStream _file;

    public LinuxOpenedFile(FileStream file)
    {
        _file = file;
        Content = ContentSource.FromStream(file);
    }

    public override ContentSource Content { get; }

    public override FileFacts Look() => LinuxFileProbe.Look(_file.SafeFileHandle);

    public override Stream Rewind()
    {
        _file.Position = 0;
        return _file;
    }

    public override void Release() => _file.Dispose();

    public override void Dispose()
    {
        Content.Dispose();
        _file.Dispose();
    }
}

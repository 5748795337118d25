using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file that was read once: its digest is known, and whether it is text.</summary>
/// <param name="File">The file.</param>
/// <param name="Opened">The file with its content, prepared. Whoever has this disposes of it.</param>
/// <param name="IsText">True when it is valid UTF-8 without U+0000, whatever its size.</param>
internal sealed record PreparedFile(FoundFile File, OpenedFile Opened, bool IsText) : IDisposable
{
    public ContentSource Content => Opened.Content;

    public string Type => IsText ? "text" : "binary";

    public string MediaType => MediaTypes.Of(File.Name, IsText);

    public void Dispose() => Opened.Dispose();
}

using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file that was read once. Its digest is known, and whether it is text.</summary>
/// <param name="File">The file.</param>
/// <param name="Opened">The open file with its prepared content. The owner of this object disposes it.</param>
/// <param name="IsText">True when the file is valid UTF-8 without U+0000, regardless of its size.</param>
internal sealed record PreparedFile(FoundFile File, OpenedFile Opened, bool IsText) : IDisposable
{
    public ContentSource Content => Opened.Content;

    public string Type => IsText ? "text" : "binary";

    public string MediaType => MediaTypes.Of(File.Name, IsText);

    public void Dispose() => Opened.Dispose();
}

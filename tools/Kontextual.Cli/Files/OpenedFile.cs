using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file of a folder, opened to be read more than once.</summary>
internal abstract class OpenedFile : IDisposable
{
    /// <summary>Its content; disposed of with this.</summary>
    public abstract ContentSource Content { get; }

    /// <summary>What it is like by now.</summary>
    public abstract FileFacts Look();

    /// <summary>Its bytes from the first on, for one reader that does not close them.</summary>
    public abstract Stream Rewind();

    /// <summary>Closes the file when its content is kept in memory, so that many small files can wait to be written.</summary>
    public abstract void Release();

    /// <inheritdoc/>
    public abstract void Dispose();
}

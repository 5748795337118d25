using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A file that is open and can be read more than once.</summary>
internal abstract class OpenedFile : IDisposable
{
    /// <summary>The content of the file. It is disposed with this object.</summary>
    public abstract ContentSource Content { get; }

    /// <summary>Reads the current facts about the file.</summary>
    public abstract FileFacts Look();

    /// <summary>Returns the bytes of the file from the beginning, for one reader, which must not close the stream.</summary>
    public abstract Stream Rewind();

    /// <summary>Closes the file after its content was read into memory, so that many small files can wait to be written.</summary>
    public abstract void Release();

    /// <inheritdoc/>
    public abstract void Dispose();
}

namespace Kontextual.Cli;

/// <summary>A folder that is being read. What is in it is reached through it, and not through its path, where the system can do that.</summary>
internal abstract class HeldFolder : IDisposable
{
    /// <summary>Which folder it is; null where the system does not tell.</summary>
    public abstract FileIdentity? Identity { get; }

    /// <summary>A path that leads to this very folder while it is held.</summary>
    public abstract string ListingPath { get; }

    /// <summary>Opens the folder at a path, symbolic links followed.</summary>
    /// <exception cref="IOException">There is none, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static HeldFolder Open(string path) => LinuxFolder.IsSupported ? LinuxFolder.Open(path) : new PathFolder(path);

    /// <summary>Looks at a name; of a symbolic link at the link itself.</summary>
    /// <inheritdoc cref="Open"/>
    public abstract FileFacts Look(string name);

    /// <summary>Opens a folder in this one, and no symbolic link.</summary>
    /// <exception cref="ReplacedException">The name stands for something else.</exception>
    /// <inheritdoc cref="Open"/>
    public abstract HeldFolder OpenFolder(string name);

    /// <summary>Opens a file in this folder, and nothing else: a pipe would wait for its other end, a link leads elsewhere.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="own">The files that must not be opened.</param>
    /// <exception cref="ReplacedException">The name stands for something else.</exception>
    /// <inheritdoc cref="Open"/>
    public abstract OpenedFile OpenFile(string name, OwnFiles own);

    /// <inheritdoc/>
    public abstract void Dispose();
}

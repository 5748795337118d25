namespace Kontextual.Cli;

/// <summary>
/// A folder that is being read and stays open. Where the system supports it, its entries are opened relative to the folder and not by path.
/// </summary>
internal abstract class HeldFolder : IDisposable
{
    /// <summary>The identity of the folder, or null when the system does not provide it.</summary>
    public abstract FileIdentity? Identity { get; }

    /// <summary>A path that leads to this folder as long as it is open.</summary>
    public abstract string ListingPath { get; }

    /// <summary>Opens the folder at a path. Symbolic links are followed.</summary>
    /// <exception cref="IOException">The folder does not exist, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The current user may not read the folder.</exception>
    public static HeldFolder Open(string path) => LinuxFolder.IsSupported ? LinuxFolder.Open(path) : new PathFolder(path);

    /// <summary>Reads the facts about an entry. A symbolic link is not followed.</summary>
    /// <inheritdoc cref="Open"/>
    public abstract FileFacts Look(string name);

    /// <summary>Opens a folder in this folder. A symbolic link is refused.</summary>
    /// <exception cref="ReplacedException">The entry is not a folder.</exception>
    /// <inheritdoc cref="Open"/>
    public abstract HeldFolder OpenFolder(string name);

    /// <summary>
    /// Opens a file in this folder. Other kinds are refused: a pipe would block until its other end is opened, and a link leads to another
    /// place.
    /// </summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="own">The files of the store, which must not be opened.</param>
    /// <exception cref="ReplacedException">The entry is not a file, or it is a file of the store.</exception>
    /// <inheritdoc cref="Open"/>
    public abstract OpenedFile OpenFile(string name, OwnFiles own);

    /// <inheritdoc/>
    public abstract void Dispose();
}

namespace Kontextual.Domain;

/// <summary>Knows which files must not be opened and closed by whoever reads content.</summary>
internal interface IFileGuard
{
    /// <summary>Called before a file is opened.</summary>
    /// <exception cref="IOException">The path names a file that must not be opened.</exception>
    void Refuse(string path);

    /// <summary>Called when a file has been opened: another may have been there when the path was checked.</summary>
    /// <exception cref="IOException">The file must not be read.</exception>
    void RefuseOpened(FileStream file);

    /// <summary>Closes a file, or keeps it open for as long as closing it would do harm.</summary>
    void Close(FileStream file);
}

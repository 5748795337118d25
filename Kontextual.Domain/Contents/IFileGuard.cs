namespace Kontextual.Domain;

/// <summary>Protects the files that must not be opened and closed by code that reads content.</summary>
internal interface IFileGuard
{
    /// <summary>Called before a file is opened.</summary>
    /// <exception cref="IOException">The path names a file that must not be opened.</exception>
    void Refuse(string path);

    /// <summary>Called after a file is opened, because a different file may have been at the path when it was checked.</summary>
    /// <exception cref="IOException">The file must not be read.</exception>
    void RefuseOpened(FileStream file);

    /// <summary>Closes a file. Keeps it open as long as closing it would cause damage.</summary>
    void Close(FileStream file);
}

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Checks what is at a store's path and next to it, before any file is opened or created.</summary>
internal static class StorePlace
{
    private static readonly string[] Companions = [CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.JournalEnding];

    /// <summary>Returns the path with all symbolic links followed.</summary>
    /// <exception cref="NotAStoreException">The links lead in a circle.</exception>
    /// <exception cref="StoreUnavailableException">The user may not enter a folder of the path.</exception>
    public static string RealPathOf(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw MayNotBeReached(path, e);
        }
        catch (IOException e)
        {
            throw new NotAStoreException(
                path, NotAStoreReason.NotAFile, $"'{path}' names no file: its symbolic links lead in a circle. Correct the links, or name the store's file.", e);
        }
    }

    /// <summary>
    /// Refuses a path that cannot be a store, and paths that block SQLite's files. A pipe is refused unopened, because opening it would wait
    /// for its other end.
    /// </summary>
    /// <exception cref="NotAStoreException">The path is a pipe, a socket or a device.</exception>
    /// <exception cref="StoreUnavailableException">The file may not be read, or a path of SQLite's files next to it is not a file.</exception>
    public static void RefuseUnusable(string realPath)
    {
        if (Look(realPath, realPath) is not { } found)
            return;
        if (found.Kind is not (FileKind.File or FileKind.Folder))
        {
            throw new NotAStoreException(
                realPath, NotAStoreReason.NotAFile, $"'{realPath}' is {Named(found.Kind)}, but a store is a file. Name a file.");
        }

        if (found.Kind == FileKind.File && !StoreAccess.MayRead(realPath))
        {
            throw new StoreUnavailableException(
                $"The file '{realPath}' may not be read by this user. Give the user the permission to read it, or run as its owner.", realPath, canRetry: false);
        }

        foreach (var companion in Companions.Select(ending => realPath + ending))
            RefuseUnlessFile(realPath, companion);
    }

    /// <summary>
    /// Refuses a store with an unfinished change of another program, because SQLite would roll the change back, which writes to the file.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store has a rollback journal.</exception>
    public static void RefuseUnfinished(string realPath)
    {
        if (new FileInfo(CompanionFiles.JournalOf(realPath)) is not { Exists: true, Length: > 0 })
            return;
        throw new StoreUnavailableException(
            $"'{CompanionFiles.JournalOf(realPath)}' belongs to a change to the store '{realPath}' that another program has not finished. Reading would roll the change back, "
            + "which writes to the file. Open the store for writing once.",
            realPath,
            canRetry: false);
    }

    // SQLite follows links only for some of these files, and would damage the targets.
    private static void RefuseUnlessFile(string realPath, string companion)
    {
        if (Look(realPath, companion) is not { Kind: not FileKind.File } odd)
            return;
        throw new StoreUnavailableException(
            $"'{companion}' is {Named(odd.Kind)}, but SQLite needs a file of the store '{realPath}' there. Move it away and open the store again.", realPath, canRetry: false);
    }

    private static FileIdentity? Look(string realPath, string path)
    {
        try
        {
            return FileIdentity.Of(path, followLinks: false);
        }
        catch (IOException e)
        {
            throw MayNotBeReached(realPath, e);
        }
    }

    private static StoreUnavailableException MayNotBeReached(string path, Exception e) => new(
        $"The path '{path}' cannot be accessed. Check that this user may enter the folders of the path, and that the disk works.",
        path,
        canRetry: false,
        innerException: e);

    private static string Named(FileKind kind) => kind switch
    {
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.Folder => "a folder",
        FileKind.SymbolicLink => "a symbolic link",
        FileKind.CharacterDevice or FileKind.BlockDevice => "a device",
        _ => "not a regular file",
    };
}

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Asks the system what lies at a store's path and beside it, before anything there is opened or made.</summary>
internal static class StorePlace
{
    private static readonly string[] Companions = [CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.JournalEnding];

    /// <summary>The path with all symbolic links followed.</summary>
    /// <exception cref="NotAStoreException">The links lead in a circle.</exception>
    /// <exception cref="StoreUnavailableException">A folder on the way may not be entered.</exception>
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

    /// <summary>Refuses what no store can be, and what would be in SQLite's way. Opening a pipe would wait for its other end.</summary>
    /// <exception cref="NotAStoreException">It is a pipe, a socket or a device.</exception>
    /// <exception cref="StoreUnavailableException">It may not be read, or what lies beside it is no file of SQLite's.</exception>
    public static void RefuseUnusable(string realPath)
    {
        if (Look(realPath, realPath) is not { } found)
            return;
        if (found.Kind is not (FileKind.File or FileKind.Folder))
        {
            throw new NotAStoreException(
                realPath, NotAStoreReason.NotAFile, $"'{realPath}' is {Named(found.Kind)}, and a store is a file. Name a file.");
        }

        if (found.Kind == FileKind.File && !StoreAccess.MayRead(realPath))
        {
            throw new StoreUnavailableException(
                $"The file '{realPath}' may not be read by this user. Give the user the permission to read it, or run as its owner.", canRetry: false);
        }

        foreach (var companion in Companions.Select(ending => realPath + ending))
            RefuseUnlessFile(realPath, companion);
    }

    /// <summary>Refuses a change that another program has begun and not finished: SQLite would take it back, which writes.</summary>
    /// <exception cref="StoreUnavailableException">There is a rollback journal.</exception>
    public static void RefuseUnfinished(string realPath)
    {
        if (new FileInfo(CompanionFiles.JournalOf(realPath)) is not { Exists: true, Length: > 0 })
            return;
        throw new StoreUnavailableException(
            $"'{CompanionFiles.JournalOf(realPath)}' tells of a change to the store '{realPath}' that another program has not finished. Reading would take it back, "
            + "which changes the file: open the store for writing once.",
            canRetry: false);
    }

    // SQLite follows a link only for some of them, and would spoil what it leads to.
    private static void RefuseUnlessFile(string realPath, string companion)
    {
        if (Look(realPath, companion) is not { Kind: not FileKind.File } odd)
            return;
        throw new StoreUnavailableException(
            $"'{companion}' is {Named(odd.Kind)}, where SQLite keeps a file of the store '{realPath}'. Move it away and open the store again.", canRetry: false);
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
        $"What lies at '{path}' cannot be looked at. Check that this user may enter the folders on the way to it, and that the disk works.",
        canRetry: false,
        innerException: e);

    private static string Named(FileKind kind) => kind switch
    {
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.Folder => "a folder",
        FileKind.SymbolicLink => "a symbolic link",
        FileKind.CharacterDevice or FileKind.BlockDevice => "a device",
        _ => "no regular file",
    };
}

using Kontextual.Persistence.Backends.Sqlite.Files;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Refuses a store whose file has more than one name, because each name would have its own log and its own lock.</summary>
/// <remarks>
/// A symbolic link, or another path to the same folder, leads to the same log and lock. A hard link, or a mount of the single file, does
/// not. Two processes that use such names cannot detect each other, because they may not even see the same folders. The second name is
/// therefore refused, whether or not the store is in use.
/// </remarks>
internal static class StoreNames
{
    private const int MostLooks = 100;

    private static readonly string[] Companions = [CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.LockEnding];

    /// <summary>Checks that the files of a store have one name each.</summary>
    /// <param name="realPath">The path of the store, with links followed.</param>
    /// <param name="toRead">True when the store is only read. A file that nobody may write is then accepted under any name.</param>
    /// <exception cref="StoreNameException">The store's file has another name, or a file next to it is a mount or a symbolic link.</exception>
    public static void RefuseSecond(string realPath, bool toRead)
    {
        ProtectedFiles.RefuseOtherName(realPath);
        if (FileIdentity.Of(realPath) is { Kind: FileKind.File } found && !(toRead && (found.Mode & StoreAccess.AnyWrite) == 0))
        {
            if (found.IsMountRoot)
                throw Mounted(realPath, realPath);
            if (HasOtherName(realPath, found))
                throw Linked(realPath, found.Links);
        }

        foreach (var companion in Companions.Select(ending => realPath + ending))
        {
            if (FileIdentity.Of(companion, followLinks: false) is not { } beside)
                continue;
            if (beside.IsMountRoot)
                throw Mounted(realPath, companion);
            if (beside.Kind == FileKind.SymbolicLink)
                throw LinkedAway(realPath, companion);
        }
    }

    /// <summary>Returns whether the file has another name that is not a temporary name from the creation of a store.</summary>
    private static bool HasOtherName(string realPath, FileIdentity found)
    {
        for (int look = 0; look < MostLooks && found.Links > 1; look++)
        {
            var temporary = StoreCreation.TemporariesOf(realPath).Count(path => FileIdentity.Of(path) is { } other && other.IsSameFile(found));
            if (FileIdentity.Of(realPath) is not { } now || !now.IsSameFile(found))
                return false;
            if (now.Links == found.Links)
                return found.Links - temporary > 1;

            // A name was added or removed in the meantime.
            found = now;
        }

        return found.Links > 1;
    }

    private static StoreNameException Linked(string realPath, uint links) => new(
        realPath,
        null,
        $"The store '{realPath}' has {links} names (hard links). Its log and its lock are next to one of them, so writes through another name would be lost. "
        + $"Close the store in all processes and delete the other names. Keep the name that has a '{CompanionFiles.LogEnding}' file next to it, if there is one. "
        + $"'find <folder> -samefile {realPath}' lists the names. To get a second store, copy the closed one.");

    private static StoreNameException Mounted(string realPath, string path) => new(
        realPath,
        null,
        $"'{path}' is mounted as a single file, so processes that use the store do not share the other files in its folder. "
        + "Mount the folder instead.");

    private static StoreNameException LinkedAway(string realPath, string companion) => new(
        realPath,
        null,
        $"'{companion}' is a symbolic link. It must be a file in the folder of the store, so that all processes share it. Delete the link.");
}

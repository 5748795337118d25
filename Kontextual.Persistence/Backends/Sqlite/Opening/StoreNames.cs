using Kontextual.Persistence.Backends.Sqlite.Files;

namespace Kontextual.Persistence.Backends.Sqlite.Opening;

/// <summary>Refuses a store that has more than one name, because its log and its lock would not be the same by each of them.</summary>
/// <remarks>
/// A symbolic link, and another path to the same folder, lead to the same log and the same lock. A hard link and a mount of the single
/// file do not, and nothing that two processes could agree on beside the file would tell them of each other: they may not even see the
/// same folders. So it is the second name that is refused, whether or not the store is in use.
/// </remarks>
internal static class StoreNames
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const int MostLooks = 100;

    private static readonly string[] Companions = [CompanionFiles.LogEnding, CompanionFiles.IndexEnding, CompanionFiles.LockEnding];

    /// <param name="realPath">The store's path, links followed.</param>
    /// <param name="toRead">True when the store is only read. Then a file that nobody may write is taken by any name.</param>
    /// <exception cref="StoreNameException">The store has another name, or what lies beside it is another file for others.</exception>
    public static void RefuseSecond(string realPath, bool toRead)
    {
        ProtectedFiles.RefuseOtherName(realPath);
        if (FileIdentity.Of(realPath) is { Kind: FileKind.File } found && !(toRead && (found.Mode & AnyWrite) == 0))
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

    /// <summary>Whether the file has a name that is not one of those that making a store gives it for a moment, or left when it was killed.</summary>
    private static bool HasOtherName(string realPath, FileIdentity found)
    {
        for (int look = 0; look < MostLooks && found.Links > 1; look++)
        {
            var temporary = StoreCreation.TemporariesOf(realPath).Count(path => FileIdentity.Of(path) is { } other && other.IsSameFile(found));
            if (FileIdentity.Of(realPath) is not { } now || !now.IsSameFile(found))
                return false;
            if (now.Links == found.Links)
                return found.Links - temporary > 1;

            // A name came or went in between.
            found = now;
        }

        return found.Links > 1;
    }

    private static StoreNameException Linked(string realPath, uint links) => new(
        realPath,
        null,
        $"The store '{realPath}' has {links} names (hard links). Its log and its lock lie beside one of them, so by another name writes would be lost. "
        + "Close the store everywhere and delete the other names; keep the one that has a '-wal' file beside it, if one has. "
        + $"'find <folder> -samefile' finds them. To have a second store, copy the closed one.");

    private static StoreNameException Mounted(string realPath, string path) => new(
        realPath,
        null,
        $"'{path}' is mounted as a single file, so the store's other files, which lie in its folder, are not the same for everybody who has the store. "
        + "Mount the folder instead.");

    private static StoreNameException LinkedAway(string realPath, string companion) => new(
        realPath,
        null,
        $"'{companion}' is a symbolic link, and has to be a file in the folder of the store, so that it is the same for everybody. Delete the link.");
}

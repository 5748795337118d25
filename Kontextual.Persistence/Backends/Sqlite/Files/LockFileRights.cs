using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>
/// The permissions of a store's lock file. Only users who may write the store may use it, because a user who can open it can block every
/// writer.
/// </summary>
/// <param name="location">The path of the store.</param>
/// <param name="store">The identity of the store's file; null when it does not exist yet, or where the system does not support it.</param>
internal readonly partial struct LockFileRights(string location, FileIdentity? store)
{
    private const uint Root = 0;
    private const uint Unchanged = uint.MaxValue;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private string Path => StoreLock.PathFor(location);

    /// <summary>
    /// The mode of the lock file. The permission to read is only granted together with that to write, because a lock can be taken with
    /// either.
    /// </summary>
    public UnixFileMode Mode => Own | (IsShared(UnixFileMode.GroupWrite) ? OfGroup : 0) | (IsShared(UnixFileMode.OtherWrite) ? OfOthers : 0);

    /// <summary>Refuses a lock file that another user may have created to block the store.</summary>
    /// <exception cref="StoreUnavailableException">It is not a regular file, or it belongs to a user who may not write the store.</exception>
    public void RefusePlanted()
    {
        if (FileIdentity.Of(Path, followLinks: false) is not { } found)
            return;
        if (found.Kind != FileKind.File)
            throw Refused("is not a regular file");
        if (!MayOwn(found))
            throw Refused($"belongs to the user {found.Owner}, who may not write the store");
    }

    /// <summary>Sets the owner, the group and the mode of a lock file that this process has just created.</summary>
    /// <remarks>The mode is set explicitly, because the umask of the process would remove permissions from the mode at creation.</remarks>
    public void Give(SafeFileHandle made)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (store is { } known)
        {
            // If root is the first to open the store, its lock file must not exclude the owner of the store.
            var owner = CurrentUser() == Root && known.Owner != Root ? known.Owner : Unchanged;
            var group = IsShared(UnixFileMode.GroupWrite) ? known.Group : Unchanged;
            if ((owner, group) != (Unchanged, Unchanged))
                _ = ChangeOwner(made, owner, group);
        }

        File.SetUnixFileMode(made, Mode);
    }

    /// <summary>Updates the mode of a lock file that this user owns, because the mode of the store may have changed since.</summary>
    public void Renew()
    {
        if (OperatingSystem.IsWindows() || store is null || FileIdentity.Of(Path, followLinks: false) is not { } found)
            return;
        if (found.Mode == Mode || found.Owner != CurrentUser())
            return;

        // The mode is set through the open file, because another user could replace the path by a link in the meantime.
        using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (OpenFiles.Of(handle) is { } opened && opened.IsSameFile(found))
            File.SetUnixFileMode(handle, Mode);
    }

    // If a group or all users may write the store, any of them may have created the lock file. Only a member can give a file to the group.
    private bool MayOwn(FileIdentity found) =>
        found.Owner == Root
        || found.Owner == CurrentUser()
        || (store is { } known
            && (found.Owner == known.Owner
                || (IsShared(UnixFileMode.GroupWrite) && found.Group == known.Group)
                || IsShared(UnixFileMode.OtherWrite)));

    private bool IsShared(UnixFileMode right) => store is { } known && (known.Mode & right) != 0;

    private StoreUnavailableException Refused(string why) => new(
        $"The lock file '{Path}' {why}, so it may have been created to block the store. Remove it, or move the store to a folder that only its writers may write.",
        location,
        canRetry: false);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint CurrentUser();

    // If this fails, the file keeps its owner, and the next user who opens the store gets an error that names the file.
    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint owner, uint group);
}

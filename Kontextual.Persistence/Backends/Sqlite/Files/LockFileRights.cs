using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>Who may use the lock file of a store: those who may write the store. Whoever may open it may hold up every writer.</summary>
/// <param name="path">The lock file.</param>
/// <param name="store">The store's file; null where there is none yet, or the system cannot be asked.</param>
internal readonly partial struct LockFileRights(string path, FileIdentity? store)
{
    private const uint Root = 0;
    private const uint Unchanged = uint.MaxValue;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Its mode. The right to read goes with the right to write, because a lock can be taken with either.</summary>
    public UnixFileMode Mode => Own | (IsShared(UnixFileMode.GroupWrite) ? OfGroup : 0) | (IsShared(UnixFileMode.OtherWrite) ? OfOthers : 0);

    /// <summary>Refuses what others have put where the lock is looked for.</summary>
    /// <exception cref="StoreUnavailableException">It is no file, or belongs to somebody who may not write the store.</exception>
    public void RefusePlanted()
    {
        if (FileIdentity.Of(path, followLinks: false) is not { } found)
            return;
        if (found.Kind != FileKind.File)
            throw Refused("is no regular file");
        if (!MayOwn(found))
            throw Refused($"belongs to the user {found.Owner}, who has no part in the store");
    }

    /// <summary>Gives a lock file that this process has just made to those who are to use it.</summary>
    /// <remarks>The mask of the process would take rights away from the mode that a file is made with.</remarks>
    public void Give(SafeFileHandle made)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (store is { } known)
        {
            // Root may have been the first to come, and may not shut out the owner.
            var owner = CurrentUser() == Root && known.Owner != Root ? known.Owner : Unchanged;
            var group = IsShared(UnixFileMode.GroupWrite) ? known.Group : Unchanged;
            if ((owner, group) != (Unchanged, Unchanged))
                _ = ChangeOwner(made, owner, group);
        }

        File.SetUnixFileMode(made, Mode);
    }

    /// <summary>Brings the mode of a lock file that this user owns in line with the store's, which may have changed since it was made.</summary>
    public void Renew()
    {
        if (OperatingSystem.IsWindows() || store is null || FileIdentity.Of(path, followLinks: false) is not { } found)
            return;
        if (found.Mode == Mode || found.Owner != CurrentUser())
            return;

        // By the open file and not by its name, where somebody could put a link meanwhile.
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (FileIdentity.Of($"/proc/self/fd/{handle.DangerousGetHandle()}") is { } opened && opened.IsSameFile(found))
            File.SetUnixFileMode(handle, Mode);
    }

    // Where a group or all may write the store, any of them may have been the first. Only a member can give a file to the group.
    private bool MayOwn(FileIdentity found) =>
        found.Owner == Root
        || found.Owner == CurrentUser()
        || (store is { } known
            && (found.Owner == known.Owner
                || (IsShared(UnixFileMode.GroupWrite) && found.Group == known.Group)
                || IsShared(UnixFileMode.OtherWrite)));

    private bool IsShared(UnixFileMode right) => store is { } known && (known.Mode & right) != 0;

    private StoreUnavailableException Refused(string why) => new(
        $"The lock file '{path}' {why}, so it may have been put there to hold up the store. Remove it, or move the store to a folder that only its writers may write.",
        canRetry: false);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint CurrentUser();

    // When it does not succeed the file stays with whoever made it, which the next to come is told of.
    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint owner, uint group);
}
